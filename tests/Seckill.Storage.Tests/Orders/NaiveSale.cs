namespace Seckill.Storage.Tests.Orders;

/// <summary>A sale of the naive ledger, which counts what is available from its orders.</summary>
internal sealed class NaiveSale(long id, long productId, long stock, DateTimeOffset startsAt, DateTimeOffset endsAt)
{
    public long Id { get; } = id;

    public long ProductId { get; } = productId;

    public long Stock { get; set; } = stock;

    public DateTimeOffset StartsAt { get; set; } = startsAt;

    public DateTimeOffset EndsAt { get; set; } = endsAt;

    public bool IsPaused { get; set; }

    public int Fence { get; set; }
}
