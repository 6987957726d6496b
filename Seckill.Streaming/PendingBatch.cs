using Seckill.Orders;

namespace Seckill.Streaming;

/// <summary>The events of one call on their way into a message; completes when the message is stored, or is not.</summary>
internal sealed class PendingBatch(IReadOnlyList<OrderEvent> events)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public IReadOnlyList<OrderEvent> Events => events;

    /// <summary>
    /// Whether the message must hold nothing else: a change of a sale is long, and makes a message of a version that older silos
    /// keep back.
    /// </summary>
    public bool GoesAlone { get; } = events.Any(orderEvent => orderEvent is BarrierRaised { Change: not null });
}
