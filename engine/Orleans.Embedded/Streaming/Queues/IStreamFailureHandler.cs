using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Is told of what could not be delivered.</summary>
public interface IStreamFailureHandler
{
    /// <summary>Whether to end an explicit subscription that failed; implicit ones, the only ones here, go on.</summary>
    bool ShouldFaultSubsriptionOnError { get; }

    /// <summary>The messages from <paramref name="sequenceToken"/> on were tried for as long as allowed and are now dropped.</summary>
    Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken);

    Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken);
}
