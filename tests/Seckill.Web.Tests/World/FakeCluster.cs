using Seckill.Cluster;

namespace Seckill.Web.Tests.World;

/// <summary>Reports what a test says.</summary>
internal sealed class FakeCluster : IClusterGrain
{
    public ClusterReport Report { get; set; } = new([], [], []);

    public Dictionary<long, ProductReport> Products { get; } = [];

    public Task<ClusterReport> GetReportAsync() => Task.FromResult(Report);

    public Task<ProductReport?> FindProductAsync(long productId) => Task.FromResult(Products.GetValueOrDefault(productId));
}
