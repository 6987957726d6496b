using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Embedded;

/// <summary>Fills constructor parameters marked with <see cref="PersistentStateAttribute"/>.</summary>
internal sealed class PersistentStateAttributeMapper : IAttributeToFactoryMapper<PersistentStateAttribute>
{
    private static readonly MethodInfo CreateMethod = typeof(IPersistentStateFactory).GetMethod(nameof(IPersistentStateFactory.Create))!;

    public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, PersistentStateAttribute metadata)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' of {parameter.Member.DeclaringType} has [PersistentState] and must be an IPersistentState<T>.");
        var create = CreateMethod.MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<IPersistentStateFactory, IGrainContext, IPersistentStateConfiguration, object>>();
        return context => create(context.ActivationServices.GetRequiredService<IPersistentStateFactory>(), context, metadata);
    }
}
