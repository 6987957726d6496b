using Seckill.Client.Connection;
using Seckill.Client.Connection.Grains;

namespace Seckill.Client.Tests.Connection.Grains;

public sealed class GrainTokenTests
{
    [Theory]
    [InlineData(1, "ann", false, "user.1.ann.false")]
    [InlineData(long.MaxValue, "a.b.true", true, "user.9223372036854775807.a.b.true.true")]
    [InlineData(7, "...", false, "user.7.....false")]
    public void A_token_says_who_and_can_be_a_header(long userId, string name, bool isAdmin, string text)
    {
        var token = new GrainToken(userId, name, isAdmin);
        Assert.Equal(text, token.ToString());
        Assert.Equal(token, GrainToken.Parse(text));
        Assert.True(BearerToken.IsWellFormed(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("user")]
    [InlineData("user.1.ann")]
    [InlineData("user.1.ann.maybe")]
    [InlineData("user.0.ann.false")]
    [InlineData("user.-1.ann.false")]
    [InlineData("user.9223372036854775808.ann.false")]
    [InlineData("user.one.ann.false")]
    [InlineData("user.1.an.false")]
    [InlineData("user.1.a n n.false")]
    [InlineData("admin.1.ann.false")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    public void What_is_no_token_is_nobody(string text) => Assert.Null(GrainToken.Parse(text));
}
