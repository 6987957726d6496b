namespace Seckill.Cluster;

/// <summary>What operators see of the cluster and of one product's grain. Key: 0.</summary>
[Alias("seckill.cluster")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    /// <summary>The silos, what lives on them, and where each partition of the order stream is written.</summary>
    [Alias("GetReportAsync")]
    Task<ClusterReport> GetReportAsync();

    /// <summary>A product and its grain's state; null when there is no such product. Activates the product's grain.</summary>
    [Alias("FindProductAsync")]
    Task<ProductReport?> FindProductAsync(long productId);
}
