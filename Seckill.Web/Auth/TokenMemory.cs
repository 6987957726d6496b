namespace Seckill.Web.Auth;

/// <summary>
/// Good tokens of buyers, so that a token is judged once and not at every press of the button. Only good ones are kept, each
/// answer is checked against the clock, and memory is bounded; see <see cref="TokenShard"/>. Admins are few and their names count,
/// so they are judged each time.
/// </summary>
internal sealed class TokenMemory(TimeProvider time)
{
    /// <summary>A power of two. So many locks, and so few that wait for each other.</summary>
    private const int Shards = 64;

    private readonly TokenShard[] _shards =
        [.. Enumerable.Range(0, Shards).Select(_ => new TokenShard(WebLimits.MaxRememberedTokens / Shards))];

    /// <summary>Tokens that are remembered, twice counted where both generations of a shard have them.</summary>
    public int Count => _shards.Sum(shard => shard.Count);

    /// <summary>The buyer, or null when the token is not remembered, or not good any more.</summary>
    public Caller? Find(TokenKey key) =>
        ShardOf(key).Find(key) is { } known && known.ExpiresAt > time.GetUtcNow() ? Caller.Buyer(known) : null;

    public void Remember(TokenKey key, Caller caller)
    {
        if (!caller.IsAdmin) ShardOf(key).Remember(key, new RememberedToken(caller.UserId, caller.ExpiresAt));
    }

    private TokenShard ShardOf(TokenKey key) => _shards[(int)key.Second & (Shards - 1)];
}
