using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Seckill.Web.Auth;

/// <summary>
/// Good tokens by their Authorization header, so that a token is judged once and not at every press of the button. Only good
/// ones are kept, each answer is checked against the clock, and memory is bounded by two generations: when the younger one is
/// full it becomes the older one, and what was not used since is forgotten.
/// </summary>
internal sealed class TokenMemory(TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<string, AuthenticateResult> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, AuthenticateResult> _old = new(StringComparer.Ordinal);
    private int _youngCount;

    /// <summary>The remembered answer, or null when there is none that is still good.</summary>
    public AuthenticateResult? Find(string header)
    {
        if (!_young.TryGetValue(header, out var result))
        {
            if (!_old.TryGetValue(header, out result)) return null;
            Remember(header, result);
        }

        return ((Caller)result.Principal!).ExpiresAt > time.GetUtcNow() ? result : null;
    }

    public void Remember(string header, AuthenticateResult result)
    {
        if (!_young.TryAdd(header, result)) return;
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
