using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Admin;

public sealed class ProductStateCommandTests
{
    private const string Route = "GET /api/admin/products/1";

    private static readonly object Grain = new
    {
        epoch = 3, state = "open", available = 40, unconfirmed = 1, unwritten = 2, batchesInFlight = 1,
    };

    [Fact]
    public async Task Shows_the_sale_and_the_grain()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, State(Shop.Sale, openSaleId: 7, silo: "silo-1"));

        var result = await cli.RunAsync("product 1 --token admin");

        result.IsOk();
        Assert.Equal("Bearer admin", server.SeenOf(Route).Single().Authorization);
        Assert.Equal(
            [
                "Product                    1",
                "name                       Phone",
                "sale                       7",
                "  state                    open",
                "  price                    9.99",
                "  starts                   2026-11-11 12:00:00 +00:00",
                "  ends                     2026-11-11 13:00:00 +00:00",
                "  stock                    100",
                "  available in the ledger  42",
                "grain                      open",
                "  open sale                7",
                "  available                40",
                "  epoch                    3",
                "  unconfirmed              1",
                "  unwritten                2",
                "  batches in flight        1",
                "  silo                     silo-1",
            ],
            result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task Json_gives_the_same()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, State(sale: null, openSaleId: null, silo: null));

        var result = await cli.RunAsync("product 1 --token admin --json");

        result.IsOk();
        Assert.Equal(JsonValueKind.Null, result.Json.GetProperty("sale").ValueKind);
        Assert.Equal(40, result.Json.GetProperty("grain").GetProperty("available").GetInt64());
        Assert.Equal(JsonValueKind.Null, result.Json.GetProperty("silo").ValueKind);
    }

    [Fact]
    public async Task A_product_that_is_not_there_is_one_line()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Problem(404, "product_not_found", "There is no such product on sale."));

        (await cli.RunAsync("product 1 --token admin"))
            .FailsWith(1, "product_not_found: There is no such product on sale.");
        (await cli.RunAsync("product 1")).FailsWith(1, "not_logged_in: log in first: seckill login <name>");
    }

    private static RequestDelegate State(object? sale, long? openSaleId, string? silo) =>
        Answers.Json(200, new { id = 1, name = "Phone", sale, openSaleId, grain = Grain, silo });
}
