using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>Finds the storage that a state names and has the state loaded before the grain is activated.</summary>
internal sealed class PersistentStateFactory : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var state = new PersistentState<TState>(config.StateName, context, FindStorage(context, config));
        ((Activation)context).BeforeActivation(state.ReadStateAsync);
        return state;
    }

    private static IGrainStorage FindStorage(IGrainContext context, IPersistentStateConfiguration config)
    {
        var services = context.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(config.StorageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(config.StorageName);
        return storage ?? throw new InvalidOperationException(
            $"No {(config.StorageName is null ? "default grain storage" : $"grain storage named '{config.StorageName}'")} "
            + $"for state '{config.StateName}' of grain type {context.GrainId.Type}.");
    }
}
