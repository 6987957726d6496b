using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("-s nonsense")]
    [InlineData("nonsense")]
    [InlineData("products --nonsense")]
    [InlineData("products extra")]
    [InlineData("products --url")]
    [InlineData("register")]
    [InlineData("login")]
    [InlineData("buy")]
    [InlineData("buy one")]
    [InlineData("buy 0")]
    [InlineData("buy -1")]
    [InlineData("buy 99999999999999999999")]
    [InlineData("buy 1 -n 0")]
    [InlineData("buy 1 -n -5")]
    [InlineData("buy 1 -n 100001")]
    [InlineData("buy 1 -n 2 --concurrency 0")]
    [InlineData("buy 1 -n 2 --concurrency 1025")]
    [InlineData("buy 1 --wait 31")]
    [InlineData("buy 1 --as-me")]
    [InlineData("buy 1 --concurrency 3")]
    [InlineData("status")]
    [InlineData("pay")]
    [InlineData("pay 7")]
    [InlineData("pay 7-1-3 --wait 31")]
    [InlineData("pay 7-1-3 --wait soon")]
    [InlineData("cancel")]
    [InlineData("cancel 7-1-3/pay")]
    [InlineData("watch")]
    [InlineData("watch ..")]
    [InlineData("audit one")]
    [InlineData("audit 0")]
    [InlineData("audit 1 2")]
    [InlineData("sale stock 7")]
    [InlineData("sale pause")]
    [InlineData("sale")]
    [InlineData("sale create")]
    [InlineData("sale create --product 1 --stock many --price 1 --for 1h")]
    [InlineData("product")]
    [InlineData("product one")]
    [InlineData("product 0")]
    [InlineData("product 1 2")]
    [InlineData("product create --price 1")]
    [InlineData("products --gateway")]
    [InlineData("products --gateway localhost")]
    [InlineData("products --gateway localhost:1 --cluster Server=db")]
    [InlineData("products --gateway localhost:1 --url http://localhost:5000")]
    [InlineData("products --cluster Server=db --url http://localhost:5000")]
    [InlineData("orders --token not/a:token")]
    public async Task Wrong_usage_is_exactly_one_line(string line)
    {
        using var cli = new Cli("http://127.0.0.1:9");

        var result = await cli.RunAsync(line);

        result.FailsWithLineLike(2, "usage: ");
        Assert.Equal("", result.Out);
    }

    [Theory]
    [InlineData("--help", "-s <service>")]
    [InlineData("buy --help", "--as-me")]
    [InlineData("product --help", "create")]
    [InlineData("products --help", "--gateway <host:port>")]
    [InlineData("sale create --help", "--price-cents <cents>")]
    [InlineData("-s nonsense --help", "-s <service>")]
    public async Task Help_is_help(string line, string expected)
    {
        using var cli = new Cli();

        var result = await cli.RunAsync(line);

        result.IsOk();
        Assert.Contains(expected, result.Out);
    }
}
