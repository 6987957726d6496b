using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;
using Seckill.Storage.Orders;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Tests.Orders;

/// <summary>Events for tests.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset CreatedAt = Noon.AddMilliseconds(7);

    private static long s_nonces;

    public static OrderAccepted Accepted(long saleId, int epoch, int sequence, long userId, long productId = 1) => new(new Order(
        new OrderId(saleId, epoch, sequence), productId, userId, 990, OrderStatus.Pending,
        CreatedAt.AddMilliseconds(sequence % 1_000), CreatedAt.AddMinutes(15)));

    public static BarrierRaised Barrier(long saleId, int epoch, long productId = 1, SaleChange? change = null) =>
        new(productId, saleId, epoch, change);

    public static SaleChange Change(
        SaleChangeKind kind, long? stock = null, DateTimeOffset? startsAt = null, DateTimeOffset? endsAt = null) =>
        new(kind, stock, startsAt, endsAt, "ada", Noon.AddSeconds(-1));

    /// <summary>What the provider says of a payment; a message of its own, unless its nonce is given.</summary>
    public static PaymentWord Word(Payment payment, bool succeeded, string? nonce = null) => new(
        payment.Id, payment.OrderId, succeeded, payment.AmountCents, payment.Currency,
        nonce ?? $"{Interlocked.Increment(ref s_nonces):x64}", payment.OpenedAt);

    /// <summary>A sale's row in the middle of its hour.</summary>
    public static LedgerSale Sale(long saleId, long productId, long stock, long available, int fence) => new(
        saleId, productId, new SaleState(stock, available, Noon.AddMinutes(-30), Noon.AddMinutes(30), false, fence, 1), Noon);

    /// <summary>A batch that is decided at noon.</summary>
    public static LedgerBatch Batch(
        IEnumerable<LedgerSale> sales,
        IEnumerable<OrderOutcome> known,
        IEnumerable<LiveBuyer> live,
        params SaleWindow[] windows) => new(sales, known, live, windows, Noon);

    /// <summary>The statuses of the outcomes, in their order.</summary>
    public static OrderStatus[] Statuses(this SaleWritten written) => [.. written.Outcomes.Select(outcome => outcome.Status)];
}
