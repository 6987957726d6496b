using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Seckill.Web.Accounts;

namespace Seckill.Web.Tests.Accounts;

public sealed class PasswordDeskTests
{
    [Fact]
    public async Task Only_the_right_password_is_right()
    {
        using var desk = Desk(iterations: 1);
        var hash = await desk.HashAsync("correct horse");
        Assert.Equal(PasswordVerdict.Right, await desk.VerifyAsync(hash, "correct horse"));
        Assert.Equal(PasswordVerdict.Wrong, await desk.VerifyAsync(hash, "wrong horse"));
        Assert.Equal(PasswordVerdict.Wrong, await desk.VerifyAsync(null, "a password that nobody has"));
    }

    [Fact]
    public async Task Beyond_the_queue_it_says_busy_at_once()
    {
        using var desk = Desk(iterations: 20_000);
        var capacity = WebLimits.MaxConcurrentHashes + WebLimits.MaxQueuedHashes;
        var hashes = Enumerable.Range(0, 3 * capacity).Select(_ => desk.HashAsync("correct horse")).ToArray();
        var results = await Task.WhenAll(hashes);
        Assert.InRange(results.Count(hash => hash is not null), capacity, 3 * capacity - 1);
        Assert.Equal(PasswordVerdict.Wrong, await desk.VerifyAsync(null, "x"));
    }

    private static PasswordDesk Desk(int iterations) => new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
}
