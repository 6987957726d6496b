using System.Collections.Immutable;

namespace Seckill.Cluster;

/// <summary>The cluster at one moment; its parts are asked one after the other, so a change between them can show.</summary>
/// <param name="Silos">By address.</param>
/// <param name="Grains">By kind, then by silo; kinds without activations are left out.</param>
/// <param name="Partitions">Every partition of the order stream, ascending.</param>
[GenerateSerializer, Immutable, Alias("seckill.cluster-report")]
public sealed record ClusterReport(
    [property: Id(0)] ImmutableArray<SiloReport> Silos,
    [property: Id(1)] ImmutableArray<GrainReport> Grains,
    [property: Id(2)] ImmutableArray<PartitionReport> Partitions);
