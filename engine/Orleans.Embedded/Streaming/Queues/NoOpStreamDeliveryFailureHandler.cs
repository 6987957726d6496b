using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Does nothing about failures; they are in the log.</summary>
public class NoOpStreamDeliveryFailureHandler : IStreamFailureHandler
{
    public NoOpStreamDeliveryFailureHandler() : this(false)
    {
    }

    public NoOpStreamDeliveryFailureHandler(bool faultOnError)
    {
        ShouldFaultSubsriptionOnError = faultOnError;
    }

    public bool ShouldFaultSubsriptionOnError { get; }

    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamId, StreamSequenceToken? sequenceToken) =>
        Task.CompletedTask;

    public Task OnSubscriptionFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamId, StreamSequenceToken? sequenceToken) => Task.CompletedTask;
}
