using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Seckill.TestKit;
using Seckill.Web.Auth;

namespace Seckill.Web.Tests.Auth;

public sealed class TokenMemoryTests
{
    [Fact]
    public void An_expired_token_is_not_remembered_any_more()
    {
        var time = new ManualTimeProvider();
        var memory = new TokenMemory(time);
        memory.Remember("a", Of(1, time.GetUtcNow().AddSeconds(1)));
        Assert.NotNull(memory.Find("a"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(memory.Find("a"));
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_used_stays()
    {
        var time = new ManualTimeProvider();
        var memory = new TokenMemory(time);
        var result = Of(1, time.GetUtcNow().AddSeconds(1));
        memory.Remember("used", result);
        memory.Remember("unused", result);
        for (var i = 0; i < 3 * WebLimits.MaxRememberedTokens; i++)
        {
            memory.Remember($"{i}", result);
            if (i % 1_000 == 0) Assert.NotNull(memory.Find("used"));
        }

        Assert.NotNull(memory.Find("used"));
        Assert.Null(memory.Find("unused"));
        Assert.Null(memory.Find("0"));
    }

    private static AuthenticateResult Of(long userId, DateTimeOffset expiresAt) =>
        AuthenticateResult.Success(new AuthenticationTicket(new Caller(new ClaimsIdentity("test"), userId, expiresAt), "test"));
}
