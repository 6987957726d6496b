using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>What can be configured about a stream provider, in a silo and in a client.</summary>
public static class PersistentStreamConfiguratorExtensions
{
    /// <summary>Which kinds of subscription there are. This engine has implicit ones only, so there is nothing to choose.</summary>
    /// <exception cref="NotSupportedException">Explicit subscriptions are asked for.</exception>
    public static void ConfigureStreamPubSub(
        this IPersistentStreamConfigurator configurator, StreamPubSubType pubsubType = StreamPubSubType.ExplicitGrainBasedAndImplicit)
    {
        if (pubsubType != StreamPubSubType.ImplicitOnly)
            throw new NotSupportedException($"The stream provider '{configurator.Name}' has implicit subscriptions only.");
    }
}
