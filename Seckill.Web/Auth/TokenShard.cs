namespace Seckill.Web.Auth;

/// <summary>
/// A part of the <see cref="TokenMemory"/>, bounded by two generations: when the younger one is full it becomes the older one, and
/// what was not used since is forgotten. No entry refers to an object: a million of them cost the garbage collector nothing.
/// </summary>
/// <param name="capacity">Tokens of one generation.</param>
internal sealed class TokenShard(int capacity)
{
    private readonly Lock _gate = new();
    private Dictionary<TokenKey, RememberedToken> _young = [];
    private Dictionary<TokenKey, RememberedToken> _old = [];

    public int Count
    {
        get
        {
            lock (_gate) return _young.Count + _old.Count;
        }
    }

    public RememberedToken? Find(TokenKey key)
    {
        lock (_gate)
        {
            if (_young.TryGetValue(key, out var known)) return known;
            if (!_old.TryGetValue(key, out known)) return null;
            Add(key, known);
            return known;
        }
    }

    public void Remember(TokenKey key, RememberedToken token)
    {
        lock (_gate) Add(key, token);
    }

    private void Add(TokenKey key, RememberedToken token)
    {
        if (_young.Count >= capacity)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        _young[key] = token;
    }
}
