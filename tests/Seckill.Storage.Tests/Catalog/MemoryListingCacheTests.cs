using Seckill.Catalog;
using Seckill.Storage.Catalog;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Catalog;

public sealed class MemoryListingCacheTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryListingCache _cache;

    public MemoryListingCacheTests() => _cache = new MemoryListingCache(_clock);

    [Fact]
    public async Task ANewCacheIsEmpty() => Assert.Null(await _cache.GetAsync(Cancel.Token));

    [Fact]
    public async Task AListingLivesForItsLifetimeFromTheMomentThatItShows()
    {
        var listing = Now();
        _clock.Advance(CatalogLimits.ListingLifetime / 2);
        await _cache.SetAsync(listing, Cancel.Token);
        _clock.Advance((CatalogLimits.ListingLifetime / 2) - Tick);
        Assert.Same(listing, await _cache.GetAsync(Cancel.Token));
        _clock.Advance(Tick);
        Assert.Null(await _cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task RemovingForgets()
    {
        await _cache.SetAsync(Now(), Cancel.Token);
        await _cache.RemoveAsync(Cancel.Token);
        await _cache.RemoveAsync(Cancel.Token);
        Assert.Null(await _cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task AListingWhoseReadingBeganBeforeTheRemovalIsNotKept()
    {
        var before = Now();
        _clock.Advance(Tick);
        await _cache.RemoveAsync(Cancel.Token);
        var meanwhile = Now();
        foreach (var listing in (Listing[])[before, meanwhile])
        {
            await _cache.SetAsync(listing, Cancel.Token);
            Assert.Null(await _cache.GetAsync(Cancel.Token));
        }

        _clock.Advance(Tick);
        var after = Now();
        await _cache.SetAsync(after, Cancel.Token);
        Assert.Same(after, await _cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task AnOlderListingDoesNotReplaceAYoungerOne()
    {
        var older = Now();
        _clock.Advance(Tick);
        var younger = Now();
        await _cache.SetAsync(younger, Cancel.Token);
        await _cache.SetAsync(older, Cancel.Token);
        Assert.Same(younger, await _cache.GetAsync(Cancel.Token));
    }

    private Listing Now() => new([], _clock.GetUtcNow());
}
