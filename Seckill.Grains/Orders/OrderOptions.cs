using Seckill.Stock;

namespace Seckill.Orders;

/// <summary>How orders behave; configuration section <c>Orders</c>, and <c>Stream:Partitions</c>.</summary>
public sealed class OrderOptions
{
    /// <summary>How long a placed order may go unpaid, in seconds, 1 to 604,800.</summary>
    public int PaymentSeconds { get; set; } = 900;

    /// <summary>Orders of one sale by which the ledger may lag behind, 1 to 10,000,000. Beyond it: 503 unavailable.</summary>
    public int MaxUnwritten { get; set; } = StockLimits.MaxUnwrittenOrders;

    /// <summary>Partitions of the order stream, 1 to 256. It must not change while orders are on the stream.</summary>
    public int Partitions { get; set; } = 4;
}
