namespace Seckill.Stock;

/// <summary>Another activation of the ProductGrain has begun a later epoch; this one must go.</summary>
internal sealed class StaleEpochException(long saleId, int epoch, int fence)
    : Exception($"Sale {saleId}: epoch {epoch} is behind the fence {fence}.")
{
    /// <summary>The epoch that came too late.</summary>
    public int Epoch { get; } = epoch;
}
