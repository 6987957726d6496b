using Microsoft.Extensions.Options;
using Seckill.Accounts;

namespace Seckill.Web.Accounts;

/// <summary>
/// Hashes and checks passwords in turn. A hash is slow by intent, so only a few run at once and only so many wait: a crowd that logs
/// in must not take the cores from the crowd that buys.
/// </summary>
internal sealed class PasswordDesk : IDisposable
{
    private readonly int _iterations;
    private readonly Lazy<string> _dummyHash;
    private readonly BoundedWork _work = new(WebLimits.MaxConcurrentHashes, WebLimits.MaxQueuedHashes);

    public PasswordDesk(IOptions<PasswordOptions> options)
    {
        _iterations = options.Value.Iterations;
        _dummyHash = new(() => PasswordHash.Make("a password that nobody has", _iterations));
    }

    /// <summary>The hash, or null when too many wait.</summary>
    public Task<string?> HashAsync(string password) =>
        _work.RunAsync<string?>(() => PasswordHash.Make(password, _iterations), busy: null);

    /// <summary>
    /// Checks a password. A null <paramref name="hash"/> costs as much as any other, so that the time does not tell which
    /// names exist.
    /// </summary>
    public Task<PasswordVerdict> VerifyAsync(string? hash, string password) =>
        _work.RunAsync(() => Verify(hash, password), PasswordVerdict.Busy);

    public void Dispose() => _work.Dispose();

    private PasswordVerdict Verify(string? hash, string password)
    {
        var fits = PasswordHash.Verify(hash ?? _dummyHash.Value, password);
        return hash is not null && fits ? PasswordVerdict.Right : PasswordVerdict.Wrong;
    }
}
