using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Streaming.Tests;

/// <summary>Events for tests.</summary>
internal static class Some
{
    private static readonly DateTimeOffset CreatedAt = new(2026, 11, 11, 12, 0, 0, 7, TimeSpan.Zero);

    public static OrderAccepted Accepted(int sequence) => new(new Order(
        new OrderId(7, 2, sequence), 3, 100 + sequence, 990, OrderStatus.Pending, CreatedAt, CreatedAt.AddMinutes(15)));

    public static BarrierRaised Barrier(int epoch) => new(3, 7, epoch);

    public static SaleChange Pause() => new(SaleChangeKind.Pause, null, null, null, "ann", CreatedAt);

    /// <summary>An order whose every number takes as many bytes as it can.</summary>
    public static OrderAccepted Largest() => new(new Order(
        new OrderId(long.MinValue, int.MinValue, int.MinValue),
        -1, -1, -1, OrderStatus.Rejected, DateTimeOffset.MinValue, DateTimeOffset.MinValue));
}
