using Microsoft.Extensions.Options;
using Seckill.Web.Accounts;

namespace Seckill.Web.Tests.Accounts;

public sealed class PasswordDeskTests
{
    [Fact]
    public async Task Only_the_right_password_is_right()
    {
        using var desk = Desk();
        var hash = await desk.HashAsync("correct horse");
        Assert.Equal(PasswordVerdict.Right, await desk.VerifyAsync(hash, "correct horse"));
        Assert.Equal(PasswordVerdict.Wrong, await desk.VerifyAsync(hash, "wrong horse"));
        Assert.Equal(PasswordVerdict.Wrong, await desk.VerifyAsync(null, "a password that nobody has"));
    }

    private static PasswordDesk Desk() => new(Options.Create(new PasswordOptions { Iterations = 1 }));
}
