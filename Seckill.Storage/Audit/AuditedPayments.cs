namespace Seckill.Storage.Audit;

/// <summary>The successful payments of a sale's orders, counted.</summary>
internal sealed class AuditedPayments
{
    public long SaleId { get; init; }

    /// <summary>Paid orders with exactly one successful payment, of their price.</summary>
    public long Explained { get; init; }

    /// <summary>Successful payments of orders that are not paid.</summary>
    public long Stray { get; init; }
}
