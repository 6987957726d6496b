using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Seckill.Catalog;
using Seckill.Storage.Redis;
using Seckill.TestKit;
using StackExchange.Redis;

namespace Seckill.Storage.Tests.Redis;

/// <summary>Listing caches under a key prefix of their own, on the Redis that the service tests have, behind a proxy.</summary>
internal sealed class RedisWorld : IAsyncDisposable
{
    private const string Variable = "SECKILL_TEST_REDIS";

    private readonly List<RedisListingCache> _caches = [];
    private readonly string _prefix = $"seckill-test-{Guid.NewGuid():N}";
    private readonly ConnectionMultiplexer _connection;

    private RedisWorld(ConnectionMultiplexer connection, LoopbackProxy proxy) => (_connection, Proxy) = (connection, proxy);

    public LoopbackProxy Proxy { get; }

    public StateLog Log { get; } = new();

    /// <summary>The test's own way to the server.</summary>
    public IDatabase Server => _connection.GetDatabase();

    public RedisKey ListingKey => $"{{{_prefix}}}:listing:v1";

    public static async Task<RedisWorld> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), "needs the service tests' servers: run ./test.sh");
        var endpoint = IPEndPoint.Parse(server!);
        return new RedisWorld(
            await ConnectionMultiplexer.ConnectAsync(server!), new LoopbackProxy(endpoint.Address.ToString(), endpoint.Port));
    }

    public static Listing ListingAt(DateTimeOffset asOf, long available = 7)
    {
        var sale = new Sale(3, 2, 100, 10, available, asOf.AddMinutes(-1), asOf.AddHours(1));
        return new Listing([new Product(1, "Teapot", "", 10, []), new Product(2, "Kettle", "Ünïcode", 990, [sale])], asOf);
    }

    /// <summary>The cache of one node, which has not connected yet.</summary>
    public RedisListingCache Create(TimeProvider? clock = null)
    {
        var cache = new RedisListingCache($"127.0.0.1:{Proxy.Port}", _prefix, clock ?? TimeProvider.System, Log);
        _caches.Add(cache);
        return cache;
    }

    /// <summary>The cache of one node, connected.</summary>
    public async Task<RedisListingCache> ConnectAsync(TimeProvider? clock = null)
    {
        var cache = Create(clock);
        await Log.SawAsync("answers", _caches.Count);
        return cache;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cache in _caches) await cache.DisposeAsync();
        await Server.KeyDeleteAsync([ListingKey, $"{{{_prefix}}}:listing:stamp"]);
        await _connection.CloseAsync();
        await Proxy.DisposeAsync();
    }
}
