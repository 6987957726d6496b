using Seckill.Cluster;

namespace Seckill.Web.Admin;

/// <summary>The silos, how many activations each has of each kind of grain, and where the order stream is written.</summary>
internal sealed record ClusterView(
    IReadOnlyList<SiloView> Silos, IReadOnlyList<GrainView> Grains, IReadOnlyList<PartitionView> Partitions)
{
    public static ClusterView Of(ClusterReport report) => new(
        [.. report.Silos.Select(silo => new SiloView(silo.Address, silo.Name, silo.Status))],
        [.. report.Grains.Select(grain => new GrainView(grain.Type, grain.Silo, grain.Activations))],
        [.. report.Partitions.Select(partition => new PartitionView(partition.Partition, partition.Silo))]);
}
