using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>One unit taken for one buyer, until the ledger has it.</summary>
internal sealed class Reservation(Order order)
{
    private static readonly Task<BatchOutcome> Refused = Task.FromResult(BatchOutcome.Refused);

    // Goes on inside the loop that settles the batch: all that waits for it is the engine, which sends the answer. A turn for each
    // of a thousand buyers would cost more than their purchases.
    private readonly TaskCompletionSource<PurchaseResult> _answer = new();

    /// <summary>The order that the unit was taken for.</summary>
    public Order Order { get; } = order;

    /// <summary>The outcome of the batch that carries the order; set before any turn can see the reservation.</summary>
    public Task<BatchOutcome> Confirmation { get; set; } = Refused;

    /// <summary>What the buyer is told.</summary>
    public Task<PurchaseResult> Answer => _answer.Task;

    /// <summary>Tells the buyer.</summary>
    public void Tell(PurchaseResult result) => _answer.SetResult(result);
}
