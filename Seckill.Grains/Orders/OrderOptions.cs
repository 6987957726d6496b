namespace Seckill.Orders;

/// <summary>How orders behave; configuration section <c>Orders</c>, and <c>Stream:Partitions</c>.</summary>
public sealed class OrderOptions
{
    /// <summary>How long a placed order may go unpaid, in seconds, 1 to 604,800.</summary>
    public int PaymentSeconds { get; set; } = 900;

    /// <summary>Partitions of the order stream, 1 to 256. It must not change while orders are on the stream.</summary>
    public int Partitions { get; set; } = 4;
}
