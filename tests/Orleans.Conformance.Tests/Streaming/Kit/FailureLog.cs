using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>Writes down which messages were given up.</summary>
public sealed class FailureLog : IStreamFailureHandler
{
    private readonly List<(string Stream, long Offset)> _dropped = [];

    public bool ShouldFaultSubsriptionOnError => false;

    public (string Stream, long Offset)[] Dropped
    {
        get
        {
            lock (_dropped) return [.. _dropped];
        }
    }

    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        lock (_dropped) _dropped.Add((streamIdentity.ToString(), sequenceToken!.SequenceNumber));
        return Task.CompletedTask;
    }

    public Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) =>
        throw new NotSupportedException("There are no explicit subscriptions.");
}
