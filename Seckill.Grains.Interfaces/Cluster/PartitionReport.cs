namespace Seckill.Cluster;

/// <summary>Where a partition of the order stream is written.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Silo">The address of the silo on which its OrderWriterGrain lives; null while that is not active.</param>
[GenerateSerializer, Immutable, Alias("seckill.partition-report")]
public sealed record PartitionReport([property: Id(0)] int Partition, [property: Id(1)] string? Silo);
