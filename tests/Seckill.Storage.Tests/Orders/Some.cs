using Seckill.Orders;

namespace Seckill.Storage.Tests.Orders;

/// <summary>Events for tests.</summary>
internal static class Some
{
    private static readonly DateTimeOffset CreatedAt = new(2026, 11, 11, 12, 0, 0, 7, TimeSpan.Zero);

    public static OrderAccepted Accepted(long saleId, int epoch, int sequence, long userId, long productId = 1) => new(new Order(
        new OrderId(saleId, epoch, sequence), productId, userId, 990, OrderStatus.Pending,
        CreatedAt.AddMilliseconds(sequence % 1_000), CreatedAt.AddMinutes(15)));

    public static BarrierRaised Barrier(long saleId, int epoch, long productId = 1) => new(productId, saleId, epoch);

    /// <summary>The statuses of the outcomes, in their order.</summary>
    public static OrderStatus[] Statuses(this SaleWritten written) => [.. written.Outcomes.Select(outcome => outcome.Status)];
}
