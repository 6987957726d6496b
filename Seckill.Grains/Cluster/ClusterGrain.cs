using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Cluster;

/// <summary>
/// Tells operators of the cluster. Key: 0. Called by admins through the front end, and by operators through a gateway. Owns
/// nothing and may run anywhere: it puts together what the management grain and the grains themselves say.
/// </summary>
[StatelessWorker]
public sealed class ClusterGrain(IOptions<OrderOptions> options, TimeProvider timeProvider) : Grain, IClusterGrain
{
    private IManagementGrain Management => GrainFactory.GetGrain<IManagementGrain>(0);

    public async Task<ClusterReport> GetReportAsync()
    {
        var silos = await Management.GetDetailedHosts();
        var grains = await Management.GetSimpleGrainStatistics();
        var partitions = await Task.WhenAll(Enumerable.Range(0, options.Value.Partitions).Select(FindPartitionAsync));
        return new ClusterReport(
            [.. silos.OrderBy(silo => silo.SiloAddress).Select(Of)],
            [.. grains.Where(grain => grain.ActivationCount > 0).Select(Of)
                .OrderBy(grain => grain.Type, StringComparer.Ordinal).ThenBy(grain => grain.Silo, StringComparer.Ordinal)],
            [.. partitions]);
    }

    public async Task<ProductReport?> FindProductAsync(long productId)
    {
        // Asked first: a call to a grain makes it, and whoever mistypes must not make grains of products that do not exist.
        // And asked of the ledger, because its counter is shown beside the grain's.
        var listing = await GrainFactory.GetGrain<IListingGrain>(0).GetAsync(fresh: true);
        if (listing.Products.FirstOrDefault(product => product.Id == productId) is not { } product) return null;
        var grain = GrainFactory.GetGrain<IProductGrain>(productId);
        var asOf = timeProvider.GetUtcNow();
        var stock = await grain.GetSnapshotAsync();
        return new ProductReport(product, stock, await FindSiloAsync(grain), asOf);
    }

    private async Task<PartitionReport> FindPartitionAsync(int partition) =>
        new(partition, await FindSiloAsync(GrainFactory.GetGrain<IOrderWriterGrain>(partition)));

    private async Task<string?> FindSiloAsync(IAddressable grain) => (await Management.GetActivationAddress(grain))?.ToString();

    private static SiloReport Of(MembershipEntry silo) =>
        new(silo.SiloAddress.ToString(), silo.SiloName, silo.Status.ToString());

    private static GrainReport Of(SimpleGrainStatistic grain) =>
        new(GrainTypeText.ClassOf(grain.GrainType), grain.SiloAddress.ToString(), grain.ActivationCount);
}
