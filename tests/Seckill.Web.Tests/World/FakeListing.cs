using Seckill.Catalog;

namespace Seckill.Web.Tests.World;

/// <summary>A catalog reader that reads a test's list, and that can be held up or made to fail.</summary>
internal sealed class FakeListing(TimeProvider time) : IListingGrain
{
    private int _reads;
    private int _freshReads;

    public List<Product> Products { get; } = [];

    /// <summary>What a reading waits for before it looks.</summary>
    public Func<bool, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>How far the time of a reading lies from now, as when it comes from a cache.</summary>
    public TimeSpan AsOfShift { get; set; }

    public int Reads => Volatile.Read(ref _reads);

    public int FreshReads => Volatile.Read(ref _freshReads);

    public async Task<Listing> GetAsync(bool fresh)
    {
        var asOf = time.GetUtcNow() + AsOfShift;
        Interlocked.Increment(ref _reads);
        if (fresh) Interlocked.Increment(ref _freshReads);
        await Before(fresh);
        lock (Products) return new Listing([.. Products], asOf);
    }
}
