namespace Seckill.Bench.Figures.Inside;

/// <summary>One grain that everybody calls. Key: 0.</summary>
[Alias("seckill.bench.hot")]
public interface IHotGrain : IGrainWithIntegerKey
{
    [Alias("AddAsync")]
    Task<long> AddAsync(long amount);
}
