using Microsoft.Extensions.Primitives;
using Seckill.Web.Orders;

namespace Seckill.Web.Tests.Orders;

public sealed class PreferTests
{
    [Theory]
    [InlineData("wait=10", 10)]
    [InlineData("WAIT=10", 10)]
    [InlineData(" wait = 10 ", 10)]
    [InlineData("wait=\"10\"", 10)]
    [InlineData("respond-async, wait=10", 10)]
    [InlineData("wait=10, respond-async", 10)]
    [InlineData("wait=10; foo=\"bar\"", 10)]
    [InlineData("foo=\"a, wait=5\", wait=10", 10)]
    [InlineData("foo=\"a\\\", wait=5\", wait=10", 10)]
    [InlineData("foo; wait=5, wait=10", 10)]
    [InlineData(",,wait=10,,", 10)]
    [InlineData("wait=3, wait=10", 3)]
    [InlineData("wait=007", 7)]
    [InlineData("wait=30", 30)]
    [InlineData("wait=31", 30)]
    [InlineData("wait=2147483648", 30)]
    [InlineData("wait=99999999999999999999999", 30)]
    [InlineData("wait=0", 0)]
    [InlineData("wait=-1", 0)]
    [InlineData("wait=+1", 0)]
    [InlineData("wait=1.5", 0)]
    [InlineData("wait=1s", 0)]
    [InlineData("wait=ten", 0)]
    [InlineData("wait=١", 0)]
    [InlineData("wait=", 0)]
    [InlineData("wait", 0)]
    [InlineData("wait=\"", 0)]
    [InlineData("wait=\"\"", 0)]
    [InlineData("wait 10", 0)]
    [InlineData("awaited=10", 0)]
    [InlineData("\"wait=10", 0)]
    [InlineData("", 0)]
    [InlineData("=,;,=;=", 0)]
    public void The_wait_is_read_and_the_malformed_ignored(string header, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Prefer.WaitOf(header, WebLimits.MaxWait));

    [Fact]
    public void Several_lines_count_like_one()
    {
        var lines = new StringValues(["respond-async", "wait=4", "wait=5"]);
        Assert.Equal(TimeSpan.FromSeconds(4), Prefer.WaitOf(lines, WebLimits.MaxWait));
        Assert.Equal(TimeSpan.Zero, Prefer.WaitOf(StringValues.Empty, WebLimits.MaxWait));
    }
}
