namespace Seckill.Client.Admin;

/// <summary>A partition of the order stream and the silo that writes it; null while nobody does.</summary>
internal sealed record PartitionWriter(int Partition, string? Silo);
