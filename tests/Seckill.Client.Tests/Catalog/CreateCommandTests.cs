using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Catalog;

/// <summary>The clock stands at 2026-11-11 12:00 UTC.</summary>
public sealed class CreateCommandTests
{
    private const string Products = "POST /api/admin/products";
    private const string Sales = "POST /api/admin/sales";
    private const string Sale = "sale create --token admin --product 1 --stock 100 ";

    [Theory]
    [InlineData("--price 1299", 129_900)]
    [InlineData("--price 9.9", 990)]
    [InlineData("--price-cents 999", 999)]
    public async Task Creates_a_product(string price, long cents)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Products, Answers.Json(201, new { id = 3 }));

        var result = await cli.RunAsync($"product create --token admin --name @Phone --description good {price}");

        result.IsOk();
        Assert.Equal("created product 3: @Phone\n", result.Out);
        var sent = server.Seen.Single();
        Assert.Equal("Bearer admin", sent.Authorization);
        Assert.Equal("@Phone", sent.Json.GetProperty("name").GetString());
        Assert.Equal("good", sent.Json.GetProperty("description").GetString());
        Assert.Equal(cents, sent.Json.GetProperty("listPriceCents").GetInt64());
    }

    [Theory]
    [InlineData("--for 10m", "2026-11-11T12:00:00.000Z", "2026-11-11T12:10:00.000Z")]
    [InlineData("--starts now --for 90s", "2026-11-11T12:00:00.000Z", "2026-11-11T12:01:30.000Z")]
    [InlineData("--starts +1h --for 2d", "2026-11-11T13:00:00.000Z", "2026-11-13T13:00:00.000Z")]
    [InlineData("--starts +1h --ends +2h", "2026-11-11T13:00:00.000Z", "2026-11-11T14:00:00.000Z")]
    [InlineData("--starts 2026-11-11T20:00+08:00 --ends 2026-11-11T12:00:30.5Z", "2026-11-11T12:00:00.000Z", "2026-11-11T12:00:30.500Z")]
    public async Task Creates_a_sale(string window, string startsAt, string endsAt)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Sales, Answers.Json(201, new { id = 8 }));

        var result = await cli.RunAsync($"{Sale} --price 9.99 {window}");

        result.IsOk();
        var sent = server.Seen.Single().Json;
        Assert.Equal(1, sent.GetProperty("productId").GetInt64());
        Assert.Equal(999, sent.GetProperty("priceCents").GetInt64());
        Assert.Equal(100, sent.GetProperty("stock").GetInt64());
        Assert.Equal(startsAt, sent.GetProperty("startsAt").GetString());
        Assert.Equal(endsAt, sent.GetProperty("endsAt").GetString());
        Assert.StartsWith("created sale 8: 100 of product 1 at 9.99, from 2026-11-11 1", result.Out);
    }

    [Theory]
    [InlineData("--for 10m", "give the price once: --price 9.99 or --price-cents 999")]
    [InlineData("--price 1 --price-cents 1 --for 10m", "give the price once: --price 9.99 or --price-cents 999")]
    [InlineData("--price 9.999 --for 10m", "--price takes an amount with at most two decimals, as in 9.99")]
    [InlineData("--price-cents 9.99 --for 10m", "--price-cents takes a whole number of cents, as in 999")]
    [InlineData("--price 1", "give the end once: --ends 2026-11-11T22:00+08:00 or --for 2h")]
    [InlineData("--price 1 --for 1h --ends +1h", "give the end once: --ends 2026-11-11T22:00+08:00 or --for 2h")]
    [InlineData("--price 1 --for ten", "--for takes a duration such as 90s, 10m, 2h")]
    [InlineData("--price 1 --for 0s", "the sale ends before it starts")]
    [InlineData("--price 1 --starts +1h --ends now", "the sale ends before it starts")]
    [InlineData("--price 1 --starts noon --for 1h", "--starts takes now, +10m, or a time such as 2026-11-11T20:00+08:00")]
    [InlineData("--price 1 --ends 11/11/2026", "--ends takes now, +10m, or a time such as 2026-11-11T20:00+08:00")]
    [InlineData("--price 1 --starts 9999-12-31T23:59Z --for 2m", "--for is too long")]
    [InlineData("--price 1 --for 1h --stock 0", "--stock takes a number, at least 1")]
    [InlineData("--price 1 --for 1h --product 0", "--product takes a product's id: a number, at least 1")]
    public async Task Wrong_usage_is_one_line_and_nothing_is_sent(string options, string message)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        var product = options.Contains("--product") ? "" : "--product 1 ";
        var stock = options.Contains("--stock") ? "" : "--stock 100 ";

        var result = await cli.RunAsync($"sale create --token admin {product}{stock}{options}");

        result.FailsWith(2, $"usage: {message}; see seckill --help");
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task An_overlap_is_refused_and_json_tells_what_was_created()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Sales, Answers.Json(201, new { id = 8 }), Answers.Problem(409, "overlapping_sale"));

        var created = await cli.RunAsync($"{Sale} --price 1 --for 1h --json");
        var refused = await cli.RunAsync($"{Sale} --price 1 --for 1h --json");

        Assert.Equal(8, created.Json.GetProperty("id").GetInt64());
        Assert.Equal("2026-11-11T13:00:00.000Z", created.Json.GetProperty("endsAt").GetString());
        refused.FailsWith(1, "overlapping_sale: in the server's words");
        Assert.Equal("", refused.Out);
    }
}
