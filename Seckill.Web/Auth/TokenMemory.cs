using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Seckill.Web.Auth;

/// <summary>
/// Good tokens, so that a token is judged once and not at every press of the button. Only good
/// ones are kept, each answer is checked against the clock, and memory is bounded by two generations: when the younger one is
/// full it becomes the older one, and what was not used since is forgotten.
/// </summary>
internal sealed class TokenMemory(TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<string, AuthenticateResult> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, AuthenticateResult> _old = new(StringComparer.Ordinal);
    private int _youngCount;

    /// <summary>Tokens that are remembered, twice counted where both generations have them.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The remembered answer, or null when there is none that is still good.</summary>
    public AuthenticateResult? Find(string token)
    {
        if (!_young.TryGetValue(token, out var result))
        {
            if (!_old.TryGetValue(token, out result)) return null;
            Remember(token, result);
        }

        return ((Caller)result.Principal!).ExpiresAt > time.GetUtcNow() ? result : null;
    }

    public void Remember(string token, AuthenticateResult result)
    {
        if (!_young.TryAdd(token, result)) return;
        if (Interlocked.Increment(ref _youngCount) <= WebLimits.MaxRememberedTokens) return;
        lock (_gate)
        {
            if (_youngCount <= WebLimits.MaxRememberedTokens) return;
            _old = _young;
            _young = new(StringComparer.Ordinal);
            _youngCount = 0;
        }
    }
}
