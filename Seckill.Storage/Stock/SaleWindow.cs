namespace Seckill.Storage.Stock;

/// <summary>When a sale of a product is on.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="ProductId">Its product.</param>
/// <param name="StartsAt">The first moment of the window.</param>
/// <param name="EndsAt">The first moment after the window.</param>
public sealed record SaleWindow(long SaleId, long ProductId, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>Whether both are on at some moment. Windows may touch.</summary>
    public bool Overlaps(DateTimeOffset startsAt, DateTimeOffset endsAt) => StartsAt < endsAt && EndsAt > startsAt;
}
