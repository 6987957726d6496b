using System.Security.Claims;
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
        memory.Remember(TokenKey.Of("a"), Buyer(1, time.GetUtcNow().AddSeconds(1)));
        Assert.Equal(1, memory.Find(TokenKey.Of("a"))?.UserId);
        Assert.Null(memory.Find(TokenKey.Of("b")));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(memory.Find(TokenKey.Of("a")));
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_used_stays()
    {
        var time = new ManualTimeProvider();
        var memory = new TokenMemory(time);
        var buyer = Buyer(1, time.GetUtcNow().AddSeconds(1));
        memory.Remember(TokenKey.Of("used"), buyer);
        memory.Remember(TokenKey.Of("unused"), buyer);
        for (var i = 0; i < 3 * WebLimits.MaxRememberedTokens; i++)
        {
            memory.Remember(TokenKey.Of($"{i}"), buyer);
            if (i % 1_000 == 0) Assert.NotNull(memory.Find(TokenKey.Of("used")));
        }

        Assert.InRange(memory.Count, WebLimits.MaxRememberedTokens, 2 * WebLimits.MaxRememberedTokens);
        Assert.NotNull(memory.Find(TokenKey.Of("used")));
        Assert.Null(memory.Find(TokenKey.Of("unused")));
        Assert.Null(memory.Find(TokenKey.Of("0")));
    }

    [Fact]
    public void An_admin_keeps_name_and_role_and_is_judged_each_time()
    {
        var time = new ManualTimeProvider();
        var memory = new TokenMemory(time);
        var claims = new ClaimsIdentity(
            [new(TokenTerms.RoleClaim, TokenTerms.AdminRole), new(TokenTerms.NameClaim, "Ada")],
            "test",
            TokenTerms.NameClaim,
            TokenTerms.RoleClaim);
        var admin = Caller.Of(claims, 1, time.GetUtcNow().AddSeconds(1));
        Assert.Equal((true, "Ada"), (admin.IsAdmin, admin.Name));
        memory.Remember(TokenKey.Of("a"), admin);
        Assert.Null(memory.Find(TokenKey.Of("a")));
    }

    private static Caller Buyer(long userId, DateTimeOffset expiresAt) => Caller.Of(new ClaimsIdentity("test"), userId, expiresAt);
}
