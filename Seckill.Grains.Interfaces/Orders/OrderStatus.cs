namespace Seckill.Orders;

/// <summary>Where an order stands. The numbers are stored in the ledger and never change their meaning.</summary>
[GenerateSerializer, Alias("seckill.order-status")]
public enum OrderStatus
{
    /// <summary>Accepted and durable in the stream, not yet in the ledger.</summary>
    Pending = 0,

    /// <summary>In the ledger, its unit taken, not yet paid. Live.</summary>
    Placed = 1,

    /// <summary>Paid. Live and final.</summary>
    Paid = 2,

    /// <summary>Cancelled by the buyer or expired; its unit went back. Final.</summary>
    Cancelled = 3,

    /// <summary>Recorded, but refused by the ledger, because it came from a fenced epoch; it took no unit. Final.</summary>
    Rejected = 4,
}
