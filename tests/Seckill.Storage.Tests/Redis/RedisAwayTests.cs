using System.Diagnostics;
using Seckill.Storage.Databases;
using Seckill.Storage.Redis;

namespace Seckill.Storage.Tests.Redis;

/// <summary>A Redis that is slow, dead, not there yet, or back.</summary>
public sealed class RedisAwayTests
{
    /// <summary>The budget, and what a busy machine may add to it.</summary>
    private static readonly TimeSpan Once = RedisLimits.CallBudget + TimeSpan.FromSeconds(1);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task ASlowRedisCostsTheBudgetOnceAndThenNothing()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        await cache.GetAsync(Cancel.Token);
        world.Proxy.ToClient.Close();
        var began = Stopwatch.GetTimestamp();
        Assert.Null(await cache.GetAsync(Cancel.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, Once);
        AssertFree(cache);
        await world.Log.SawAsync("does not answer"); // A probe has failed meanwhile; that changes nothing.
        AssertFree(cache);
    }

    [Fact]
    public async Task ADeadRedisFailsNobodyAndIsUsedAgainWhenItIsBack()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        for (var round = 1; round <= 2; round++)
        {
            await cache.GetAsync(Cancel.Token);
            await cache.SetAsync(RedisWorld.ListingAt(Now), Cancel.Token);
            world.Proxy.Refuse();
            while (world.Log.Count("failed") < round) Assert.True(await cache.GetAsync(Cancel.Token) is not { Products: [] });
            AssertFree(cache);
            world.Proxy.Accept();
            await world.Log.SawAsync("answers", round + 1);

            // What was kept before may lack what was removed in vain meanwhile.
            Assert.False(await world.Server.KeyExistsAsync(world.ListingKey));
            await cache.GetAsync(Cancel.Token);
            await cache.SetAsync(RedisWorld.ListingAt(Now), Cancel.Token);
            Assert.NotNull(await cache.GetAsync(Cancel.Token));
        }
    }

    [Fact]
    public async Task ARedisThatIsNotThereAtTheStartIsUsedWhenItComes()
    {
        await using var world = await RedisWorld.StartAsync();
        world.Proxy.Refuse();
        var cache = world.Create();
        AssertFree(cache);
        await world.Log.SawAsync("does not answer");
        AssertFree(cache);
        world.Proxy.Accept();
        await world.Log.SawAsync("answers");
        await cache.GetAsync(Cancel.Token);
        await cache.SetAsync(RedisWorld.ListingAt(Now), Cancel.Token);
        Assert.NotNull(await cache.GetAsync(Cancel.Token));
    }

    [Fact]
    public async Task ARemovalThatIsHeldUpIsWaitedForNoLongerThanTheBudget()
    {
        await using var world = await RedisWorld.StartAsync();
        var cache = await world.ConnectAsync();
        world.Proxy.ToServer.Close();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => cache.RemoveAsync(Cancel.Token).AsTask()));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, Once);
        AssertFree(cache);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",,")]
    [InlineData("localhost,color=blue")]
    [InlineData("localhost,connectTimeout=soon")]
    public void AConnectionStringThatCannotBeReadIsOneLine(string connectionString)
    {
        var error = Assert.Throws<StorageConfigurationException>(() => new RedisAddress(connectionString));
        Assert.DoesNotContain('\n', error.Message);
    }

    /// <summary>No call waits for anything.</summary>
    private static void AssertFree(RedisListingCache cache)
    {
        for (var i = 0; i < 100; i++)
        {
            var get = cache.GetAsync(Cancel.Token);
            Assert.True(get.IsCompletedSuccessfully && get.Result is null);
            Assert.True(cache.SetAsync(RedisWorld.ListingAt(Now), Cancel.Token).IsCompletedSuccessfully);
            Assert.True(cache.RemoveAsync(Cancel.Token).IsCompletedSuccessfully);
        }
    }
}
