using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>The silos, how many activations each has of each kind of grain, and where the order stream is written.</summary>
internal sealed record ClusterReport(
    ImmutableArray<SiloStatus> Silos, ImmutableArray<GrainCount> Grains, ImmutableArray<PartitionWriter> Partitions);
