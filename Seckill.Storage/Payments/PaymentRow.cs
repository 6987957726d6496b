using Seckill.Orders;
using Seckill.Payments;

namespace Seckill.Storage.Payments;

/// <summary>A row of <c>payments</c>, as Dapper reads it.</summary>
internal sealed class PaymentRow
{
    public const string Columns =
        """
        sale_id AS SaleId, epoch AS Epoch, sequence AS Sequence, attempt AS Attempt, id AS Id, amount_cents AS AmountCents,
        currency AS Currency, status AS Status, opened_at_ms AS OpenedAtMs
        """;

    public long SaleId { get; init; }

    public int Epoch { get; init; }

    public int Sequence { get; init; }

    public int Attempt { get; init; }

    public string Id { get; init; } = "";

    public long AmountCents { get; init; }

    public string Currency { get; init; } = "";

    public int Status { get; init; }

    public long OpenedAtMs { get; init; }

    public Payment ToPayment() => new(
        Id,
        new OrderId(SaleId, Epoch, Sequence),
        AmountCents,
        Currency,
        (PaymentStatus)Status,
        DateTimeOffset.FromUnixTimeMilliseconds(OpenedAtMs));
}
