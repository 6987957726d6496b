using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>One payment of one order.</summary>
/// <param name="Id">Its id, made by us, with the provider too: opening or refunding it twice is doing so once.</param>
/// <param name="OrderId">The order.</param>
/// <param name="AmountCents">The order's price, in cents.</param>
/// <param name="Currency">The currency, ISO 4217.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedAt">When it was opened, UTC, to the millisecond.</param>
public sealed record Payment(
    string Id, OrderId OrderId, long AmountCents, string Currency, PaymentStatus Status, DateTimeOffset OpenedAt);
