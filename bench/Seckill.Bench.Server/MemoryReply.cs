namespace Seckill.Bench.Server;

/// <summary>What the collector has done since the process began.</summary>
/// <param name="AllocatedBytes">Bytes that were allocated.</param>
/// <param name="Gen0">Collections of the youngest generation, those of the older ones included.</param>
/// <param name="Gen1">Collections of the second generation, those of the oldest included.</param>
/// <param name="Gen2">Collections of the oldest generation.</param>
/// <param name="PauseSeconds">For how long everything stood still.</param>
internal sealed record MemoryReply(long AllocatedBytes, int Gen0, int Gen1, int Gen2, double PauseSeconds)
{
    public static MemoryReply Read() => new(
        GC.GetTotalAllocatedBytes(),
        GC.CollectionCount(0),
        GC.CollectionCount(1),
        GC.CollectionCount(2),
        GC.GetTotalPauseDuration().TotalSeconds);
}
