using Seckill.Catalog;
using Seckill.Storage.Redis;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Redis;

/// <summary>What the nodes of a system can rely on while Redis answers.</summary>
public sealed class RedisListingCacheTests
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task AListingIsKeptForEveryNodeAndNoLongerThanItsLifetime()
    {
        await using var world = await RedisWorld.StartAsync();
        var (one, two) = (await world.ConnectAsync(), await world.ConnectAsync());
        Assert.Null(await one.GetAsync(Cancel.Token));
        var listing = RedisWorld.ListingAt(Now);
        await one.SetAsync(listing, Cancel.Token);
        var kept = await two.GetAsync(Cancel.Token);
        Assert.NotNull(kept);
        Assert.Equal(listing.AsOf, kept.AsOf);
        Assert.Equal(listing.Products.Select(Flat), kept.Products.Select(Flat));
        Assert.Equal(listing.Products[1].Sales, kept.Products[1].Sales);
        var left = await world.Server.KeyTimeToLiveAsync(world.ListingKey);
        Assert.InRange(left ?? TimeSpan.Zero, TimeSpan.Zero, CatalogLimits.ListingLifetime);

        static object Flat(Product product) => (product.Id, product.Name, product.Description, product.ListPriceCents);
    }

    [Fact]
    public async Task AListingThatIsAsOldAsItMayGetIsNotKept()
    {
        await using var world = await RedisWorld.StartAsync();
        var clock = new ShiftedTimeProvider();
        var cache = await world.ConnectAsync(clock);
        await cache.GetAsync(Cancel.Token);
        var listing = RedisWorld.ListingAt(clock.GetUtcNow());
        clock.Shift(CatalogLimits.ListingLifetime);
        await cache.SetAsync(listing, Cancel.Token);
        Assert.False(await world.Server.KeyExistsAsync(world.ListingKey));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3_600)]
    [InlineData(3_600)]
    public async Task ARemovalByAnyNodeDefeatsAListingThatWasReadBeforeWhateverTheClocksSay(int otherNodesClockSeconds)
    {
        await using var world = await RedisWorld.StartAsync();
        var clock = new ShiftedTimeProvider();
        clock.Shift(TimeSpan.FromSeconds(otherNodesClockSeconds));
        var (one, two) = (await world.ConnectAsync(), await world.ConnectAsync(clock));
        for (var round = 0; round < 3; round++)
        {
            Assert.Null(await one.GetAsync(Cancel.Token));
            var listing = RedisWorld.ListingAt(Now);
            await two.RemoveAsync(Cancel.Token);
            await one.SetAsync(listing, Cancel.Token);
            Assert.Null(await two.GetAsync(Cancel.Token));
            Assert.Null(await one.GetAsync(Cancel.Token));

            await one.SetAsync(RedisWorld.ListingAt(Now, available: 6), Cancel.Token);
            Assert.Equal(6, (await two.GetAsync(Cancel.Token))?.Products[1].Sales[0].Available);
            await one.RemoveAsync(Cancel.Token);
        }
    }

    [Fact]
    public async Task ARemovalDefeatsANodesOwnListingThatWasReadBefore()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        await cache.GetAsync(Cancel.Token);
        var listing = RedisWorld.ListingAt(Now);
        await cache.RemoveAsync(Cancel.Token);
        await cache.SetAsync(listing, Cancel.Token);
        Assert.Null(await cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task ALookInBetweenDoesNotMakeAReadingOlder()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        await cache.GetAsync(Cancel.Token);
        var listing = RedisWorld.ListingAt(Now);
        await cache.GetAsync(Cancel.Token);
        await cache.SetAsync(listing, Cancel.Token);
        Assert.NotNull(await cache.GetAsync(Cancel.Token));
    }

    /// <summary>Nobody knows what was removed while it was read.</summary>
    [Fact]
    public async Task AListingThatWasReadWithoutALookBeforeIsNotKept()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        var listing = RedisWorld.ListingAt(Now);
        await cache.SetAsync(listing, Cancel.Token);
        await cache.GetAsync(Cancel.Token);
        await cache.SetAsync(listing, Cancel.Token);
        Assert.Null(await cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task WhatIsNoListingIsNone()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        foreach (var value in (string[])["", "{", "null", "[1]", "\u0001"])
        {
            await world.Server.StringSetAsync(world.ListingKey, value);
            Assert.Null(await cache.GetAsync(Cancel.Token));
        }

        await cache.SetAsync(RedisWorld.ListingAt(Now), Cancel.Token);
        Assert.NotNull(await cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task AListingThatIsTooLargeIsNotKept()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        await cache.GetAsync(Cancel.Token);
        var product = new Product(1, "Teapot", new string('x', RedisLimits.MaxListingBytes), 1, []);
        await cache.SetAsync(new Listing([product], Now), Cancel.Token);
        Assert.Null(await cache.GetAsync(Cancel.Token));
        Assert.Equal(0, world.Log.Count("failed"));
    }
}
