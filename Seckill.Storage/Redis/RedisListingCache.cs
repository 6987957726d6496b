using System.Text.Json;
using Microsoft.Extensions.Logging;
using Seckill.Catalog;
using StackExchange.Redis;

namespace Seckill.Storage.Redis;

/// <summary>
/// The listing cache of all silos. Beside the listing lies a stamp that every removal replaces by a new one. Whoever reads the
/// ledger notes the stamp first, and the listing is kept only if the stamp is still the same: no removal came between,
/// whichever node made it and whatever its clock says.
/// </summary>
public sealed class RedisListingCache : IListingCache, IAsyncDisposable
{
    private const string Keep =
        "if (redis.call('GET', KEYS[2]) or '') == ARGV[2] then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3]) end return 1";

    private const string Remove = "redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2]) redis.call('DEL', KEYS[1]) return 1";

    private readonly RedisKey[] _keys;
    private readonly RedisLink _link;
    private readonly CoalescedTask _removal;
    private readonly TimeProvider _clock;
    private volatile ListingStamp? _stamp;

    /// <param name="connectionString">The server and its options, as StackExchange.Redis writes them.</param>
    /// <param name="keyPrefix">What the keys begin with.</param>
    /// <param name="clock">Measures budgets, intervals and a listing's age.</param>
    /// <param name="logger">Hears of every change of state.</param>
    /// <exception cref="StorageConfigurationException">It is not a Redis connection string.</exception>
    public RedisListingCache(string connectionString, string keyPrefix, TimeProvider clock, ILogger<RedisListingCache> logger)
    {
        // In braces, so that a Redis cluster keeps both on one node.
        _keys = [$"{{{keyPrefix}}}:listing:v1", $"{{{keyPrefix}}}:listing:stamp"];
        _clock = clock;
        _removal = new CoalescedTask(() => _link!.AskAsync(RemoveAsync));

        // What is asked first forgets the listing: removals may have been missed, and a late word of ours may have come after.
        _link = new RedisLink(new RedisAddress(connectionString), RemoveAsync, clock, logger);
        _link.Start();
    }

    public async ValueTask<Listing?> GetAsync(CancellationToken cancellationToken)
    {
        var asked = _clock.GetUtcNow();
        if (await _link.AskAsync(database => database.StringGetAsync(_keys)).ConfigureAwait(false) is not [var value, var stamp])
            return null;
        Note(new ListingStamp(stamp.IsNull ? "" : (string)stamp!, asked));
        return Read(value);
    }

    public async ValueTask SetAsync(Listing listing, CancellationToken cancellationToken)
    {
        var left = CatalogLimits.ListingLifetime - (_clock.GetUtcNow() - listing.AsOf);
        if (_stamp is not { } stamp || stamp.Since > listing.AsOf || left < TimeSpan.FromMilliseconds(1)) return;
        var value = JsonSerializer.SerializeToUtf8Bytes(listing, ListingJson.Default.Listing);
        if (value.Length > RedisLimits.MaxListingBytes) return;
        RedisValue[] arguments = [value, stamp.Value, (long)left.TotalMilliseconds];
        await _link.AskAsync(database => RunAsync(database, Keep, arguments)).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(CancellationToken cancellationToken)
    {
        _stamp = null; // Whatever Redis hears of it, nothing that this node has read before is kept.
        await _removal.RequestAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _link.DisposeAsync();

    private Task<RedisResult> RemoveAsync(IDatabase database)
    {
        _stamp = null;
        RedisValue[] arguments = [Guid.NewGuid().ToString("N"), (long)RedisLimits.RemovalMemory.TotalMilliseconds];
        return RunAsync(database, Remove, arguments);
    }

    /// <summary>Not through the server's cache of scripts: a server that has just been started knows none.</summary>
    private Task<RedisResult> RunAsync(IDatabase database, string script, RedisValue[] arguments) =>
        database.ScriptEvaluateAsync(script, _keys, arguments, CommandFlags.NoScriptCache);

    /// <summary>Of the same stamp the first sight counts, so that a look in between does not make a reading look older.</summary>
    private void Note(ListingStamp seen)
    {
        if (_stamp?.Value != seen.Value) _stamp = seen;
    }

    private static Listing? Read(RedisValue value)
    {
        if (value.IsNull) return null;
        try
        {
            return JsonSerializer.Deserialize((byte[])value!, ListingJson.Default.Listing);
        }
        catch (JsonException)
        {
            return null; // Somebody else's; it is replaced by ours or runs out.
        }
    }
}
