using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Embedded;

/// <summary>What all activations of one grain class on one silo have in common: how they are made and when they are idle.</summary>
internal sealed class GrainHost
{
    private readonly Lazy<Func<Activation, object>> _create;

    /// <param name="silo">The silo.</param>
    /// <param name="grainClass">Null for observers, whose object exists already.</param>
    /// <param name="collectionAge">Idle time, in the silo's time stamps, after which an activation is collected.</param>
    public GrainHost(Silo silo, GrainClassInfo? grainClass, long collectionAge)
    {
        Silo = silo;
        GrainClass = grainClass;
        CollectionAge = collectionAge;
        GrainType = grainClass?.GrainType ?? Silo.ObserverType;
        IsReentrant = grainClass?.IsReentrant ?? false;
        _create = new(() => Constructor(grainClass!.GrainClass, silo.Services));
    }

    public Silo Silo { get; }

    public GrainClassInfo? GrainClass { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    public long CollectionAge { get; }

    /// <exception cref="InvalidOperationException">As in Orleans: whatever the constructor, or what is passed to it, threw is inside.</exception>
    public object Create(Activation activation)
    {
        try
        {
            return _create.Value(activation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{GrainClass!.GrainClass}'. See InnerException for details.", exception);
        }
    }

    /// <summary>
    /// Facets and the context are passed in. The rest comes from the activation's own services, unless it is all singletons: then the
    /// silo's will do, and the activation needs no scope.
    /// </summary>
    private static Func<Activation, object> Constructor(Type grainClass, IServiceProvider services)
    {
        var parameters = grainClass.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() ?? [];
        List<(Type Type, Factory<IGrainContext, object> Make)> own = [];
        var needsScope = false;
        foreach (var parameter in parameters)
        {
            if (parameter.ParameterType == typeof(IGrainContext)) own.Add((parameter.ParameterType, static context => context));
            else if (FacetFactory(parameter, services) is { } factory) own.Add((parameter.ParameterType, factory));
            else if (!IsSingleton(parameter, services)) needsScope = true;
        }

        var create = ActivatorUtilities.CreateFactory(grainClass, [.. own.Select(item => item.Type)]);
        return activation => create(
            needsScope ? activation.ActivationServices : services,
            own.Count == 0 ? null : [.. own.Select(item => item.Make(activation))]);
    }

    private static bool IsSingleton(ParameterInfo parameter, IServiceProvider services)
    {
        var type = parameter.ParameterType;
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return !parameter.IsDefined(typeof(FromKeyedServicesAttribute)) && services.GetRequiredService<SiloBuilder>().Services
            .LastOrDefault(service => !service.IsKeyedService && (service.ServiceType == type || service.ServiceType == open))
            is { Lifetime: ServiceLifetime.Singleton };
    }

    private static Factory<IGrainContext, object>? FacetFactory(ParameterInfo parameter, IServiceProvider services)
    {
        if (parameter.GetCustomAttributes().OfType<IFacetMetadata>().FirstOrDefault() is not { } facet) return null;
        var mapperType = typeof(IAttributeToFactoryMapper<>).MakeGenericType(facet.GetType());
        var mapper = services.GetService(mapperType) ?? throw new OrleansConfigurationException(
            $"Nothing is registered that makes [{facet.GetType().Name}] {parameter.Name} of {parameter.Member.DeclaringType}.");
        return (Factory<IGrainContext, object>)mapperType
            .GetMethod(nameof(IAttributeToFactoryMapper<IFacetMetadata>.GetFactory))!
            .Invoke(mapper, [parameter, facet])!;
    }
}
