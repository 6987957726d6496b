using Microsoft.AspNetCore.Identity;
using Seckill.Accounts;

namespace Seckill.Web.Tests.Accounts;

public sealed class PasswordHashTests
{
    // What accounts held before the rule was our own.
    private readonly PasswordHasher<object> _identity = new();

    [Fact]
    public void Hashes_are_those_of_ASP_NET_Core_Identity()
    {
        var theirs = _identity.HashPassword(this, "correct 🐴 horse");
        var ours = PasswordHash.Make("correct 🐴 horse");
        Assert.True(PasswordHash.Verify(theirs, "correct 🐴 horse"));
        Assert.False(PasswordHash.Verify(theirs, "wrong horse"));
        Assert.Equal(PasswordVerificationResult.Success, _identity.VerifyHashedPassword(this, ours, "correct 🐴 horse"));
        Assert.NotEqual(ours, PasswordHash.Make("correct 🐴 horse"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a password, by mistake")]
    [InlineData("AQAAAAIAAYag")]
    [InlineData("AQAAAAIAAAABAAAAEA==")]
    public void What_is_no_hash_fits_no_password(string text)
    {
        Assert.False(PasswordHash.IsWellFormed(text));
        Assert.False(PasswordHash.Verify(text, ""));
    }

    [Theory]
    [InlineData(0, 2)] // The version.
    [InlineData(4, 1)] // The function.
    [InlineData(5, 0x7f)] // Iterations, two thousand million of them.
    [InlineData(5, 0xff)] // Iterations, fewer than none.
    [InlineData(12, 17)] // The salt's length.
    public void A_hash_with_another_header_is_none(int at, byte value)
    {
        var bytes = Convert.FromBase64String(PasswordHash.Make("correct horse", iterations: 1));
        bytes[at] = value;
        Assert.False(PasswordHash.IsWellFormed(Convert.ToBase64String(bytes)));
    }
}
