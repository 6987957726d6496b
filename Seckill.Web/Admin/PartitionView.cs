namespace Seckill.Web.Admin;

/// <summary>A partition of the order stream and the silo on which its OrderWriter lives; null while that is not active.</summary>
internal sealed record PartitionView(int Partition, string? Silo);
