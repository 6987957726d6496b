using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>One unit taken for one buyer, until the ledger has it.</summary>
internal sealed class Reservation(Order order)
{
    /// <summary>The order that the unit was taken for.</summary>
    public Order Order { get; } = order;

    /// <summary>The outcome of the batch that carries the order; set before any turn can see the reservation.</summary>
    public Task<BatchOutcome> Confirmation { get; set; } = Task.FromResult(BatchOutcome.Refused);
}
