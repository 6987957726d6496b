using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Embedded;

/// <summary>Fills constructor parameters marked with <see cref="PersistentStateAttribute"/>.</summary>
internal sealed class PersistentStateAttributeMapper : IAttributeToFactoryMapper<PersistentStateAttribute>
{
    private static readonly MethodInfo CreateMethod =
        typeof(PersistentStateAttributeMapper).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;

    public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, PersistentStateAttribute metadata)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' of {parameter.Member.DeclaringType} has [PersistentState] and must be an IPersistentState<T>.");
        var create = CreateMethod.MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<IGrainContext, IPersistentStateConfiguration, object>>();
        return context => create(context, metadata);
    }

    private static IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration configuration) =>
        context.ActivationServices.GetRequiredService<IPersistentStateFactory>().Create<TState>(context, configuration);
}
