using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Seckill.Accounts;

namespace Seckill.Web.Accounts;

/// <summary>
/// Hashes and checks passwords. A hash is slow by intent, so only a few run at once and only so many wait: a crowd that logs
/// in must not take the cores from the crowd that buys.
/// </summary>
internal sealed class PasswordDesk : IDisposable
{
    // The framework's hasher wants a user, and does not look at it.
    private static readonly Account Nobody = new(0, "", "", false);

    private readonly PasswordHasher<Account> _hasher;
    private readonly Lazy<string> _dummyHash;
    private readonly BoundedWork _work = new(WebLimits.MaxConcurrentHashes, WebLimits.MaxQueuedHashes);

    public PasswordDesk(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Account>(options);
        _dummyHash = new(() => _hasher.HashPassword(Nobody, "a password that nobody has"));
    }

    /// <summary>The hash, or null when too many wait.</summary>
    public Task<string?> HashAsync(string password) =>
        _work.RunAsync<string?>(() => _hasher.HashPassword(Nobody, password), busy: null);

    /// <summary>
    /// Checks a password. A null <paramref name="hash"/> costs as much as any other, so that the time does not tell which
    /// names exist.
    /// </summary>
    public Task<PasswordVerdict> VerifyAsync(string? hash, string password) =>
        _work.RunAsync(() => Verify(hash, password), PasswordVerdict.Busy);

    public void Dispose() => _work.Dispose();

    private PasswordVerdict Verify(string? hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(Nobody, hash ?? _dummyHash.Value, password);
        return hash is not null && result != PasswordVerificationResult.Failed ? PasswordVerdict.Right : PasswordVerdict.Wrong;
    }
}
