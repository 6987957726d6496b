namespace Seckill.Bench.Figures.Inside;

/// <summary>Does next to nothing, so that what is measured is the call. Key: 0. Owns a sum; nothing depends on it.</summary>
public sealed class HotGrain : Grain, IHotGrain
{
    private long _sum;

    public Task<long> AddAsync(long amount) => Task.FromResult(_sum += amount);
}
