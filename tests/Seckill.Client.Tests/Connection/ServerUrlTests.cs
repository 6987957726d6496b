using Seckill.Client.Connection;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Connection;

public sealed class ServerUrlTests
{
    [Theory]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("HTTPS://Shop.Example:443/", "https://shop.example/")]
    [InlineData("https://shop.example/sale", "https://shop.example/sale/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void One_server_has_one_spelling(string text, string expected)
    {
        Assert.True(ServerUrl.TryParse(text, out var url, out _));
        Assert.Equal(expected, url.AbsoluteUri);
    }

    [Theory]
    [InlineData("localhost", "this is not a URL such as https://shop.example:5000")]
    [InlineData("localhost:5000", "only http and https are spoken")]
    [InlineData("ftp://shop.example", "only http and https are spoken")]
    [InlineData("file:///etc/passwd", "only http and https are spoken")]
    [InlineData("http://ann:pw@shop.example", "a user, a query or a fragment has no meaning here")]
    [InlineData("http://shop.example/?a=1", "a user, a query or a fragment has no meaning here")]
    public async Task Anything_else_is_wrong_usage(string text, string reason)
    {
        using var cli = new Cli(text);

        (await cli.RunAsync("products")).FailsWith(2, $"usage: --url: {reason}; see seckill --help");
        (await cli.RunAsync($"products --url {text}")).FailsWith(2, $"usage: --url: {reason}; see seckill --help");
    }

    [Fact]
    public async Task The_option_goes_before_the_environment_and_a_base_path_is_kept()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli("http://127.0.0.1:9");
        server.On("GET /base/api/products", Answers.Json(200, new { products = Array.Empty<object>() }));

        (await cli.RunAsync($"products --url {server.Url}/base")).IsOk();
    }
}
