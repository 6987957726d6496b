using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Catalog;

public sealed class ProductsCommandTests
{
    [Fact]
    public async Task Lists_prices_local_times_and_states()
    {
        await using var server = await FakeServer.StartAsync();
        var noon = new DateTimeOffset(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
        using var cli = new Cli(server.Url) { Time = new ZonedTime(noon, TimeSpan.FromHours(8)) };
        var products = new[] { Shop.Product(sale: Shop.Sale), Shop.Product(2, "Case") };
        server.On(Shop.Products, Answers.Json(200, new { products }));

        var result = await cli.RunAsync("products");

        result.IsOk();
        Assert.Equal(3, result.Lines.Length);
        Assert.Equal(
            ["1", "Phone", "1299.00", "7", "9.99", "42", "100", "2026-11-11 20:00:00 +08:00", "2026-11-11 21:00:00 +08:00", "open"],
            Cells(result.Lines[1]));
        Assert.Equal(["2", "Case", "1299.00", "-", "-", "-", "-", "-", "-", "no sale"], Cells(result.Lines[2]));
    }

    [Fact]
    public async Task Json_is_one_document_in_the_servers_shape()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();

        var result = await cli.RunAsync("--json products");

        result.IsOk();
        var sale = result.Json.GetProperty("products")[0].GetProperty("sale");
        Assert.Equal(999, sale.GetProperty("priceCents").GetInt64());
        Assert.Equal("2026-11-11T12:00:00.000Z", sale.GetProperty("startsAt").GetString());
    }

    [Fact]
    public async Task An_empty_shop_says_so()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Products, Answers.Json(200, new { products = Array.Empty<object>() }));

        Assert.Equal("no products\n", (await cli.RunAsync("products")).Out);
        Assert.Equal(0, (await cli.RunAsync("products --json")).Json.GetProperty("products").GetArrayLength());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"products\":null}")]
    [InlineData("{\"products\":[{\"id\":1}]}")]
    [InlineData("{\"products\":[{\"id\":99999999999999999999,\"name\":\"\",\"description\":\"\",\"listPriceCents\":1,\"sale\":null}]}")]
    [InlineData("<html>welcome to the router</html>")]
    public async Task Something_else_is_a_bad_answer(string body)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Products, Answers.Raw(200, "text/html", body));

        (await cli.RunAsync("products")).FailsWith(
            1, "bad_answer: the server answered HTTP 200 (text/html) with something unexpected; is --url right?");
    }

    private static string[] Cells(string line) =>
        line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
