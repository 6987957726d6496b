namespace Seckill.Client.Orders;

/// <summary>An order as its buyer sees it.</summary>
/// <param name="OrderId">The identity, <c>{saleId}-{epoch}-{sequence}</c>.</param>
/// <param name="ProductId">The product.</param>
/// <param name="SaleId">The sale.</param>
/// <param name="PriceCents">The price, in cents.</param>
/// <param name="Status">pending, placed, paid, cancelled or rejected, as the server spells it.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="ExpiresAt">Until when it can be paid.</param>
/// <param name="PayingUntil">While a payment is open: until when it keeps the order from expiring.</param>
/// <param name="PaymentId">In the answer to the wish to pay: the payment that is open with the provider.</param>
internal sealed record Order(
    string OrderId,
    long ProductId,
    long SaleId,
    long PriceCents,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PayingUntil = null,
    string? PaymentId = null);
