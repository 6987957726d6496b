using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Products;

public sealed class ProductTests
{
    [Fact]
    public async Task A_product_shows_everything_and_times_in_utc()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        var expected = JsonNode.Parse("""
            {
              "id": 1, "name": "Product 1", "description": "Fine", "listPriceCents": 1999,
              "sale": {
                "id": 11, "priceCents": 999, "stock": 10, "available": 10,
                "startsAt": "2026-11-11T11:59:00Z", "endsAt": "2026-11-11T13:00:00Z", "state": "open"
              }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, await web.Client.GetItAsync("/api/products/1").OkAsync()));
        var list = await web.Client.GetItAsync("/api/products").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, Assert.Single(list["products"]!.AsArray())));
    }

    [Fact]
    public async Task A_product_without_a_sale_says_null_and_no_products_are_an_empty_list()
    {
        await using var web = await FrontEnd.StartAsync();
        Assert.Empty((await web.Client.GetItAsync("/api/products").OkAsync())["products"]!.AsArray());
        web.Grains.Listing.Products.Add(new Product(5, "Bare", "", 1, []));
        var bare = await web.Client.GetItAsync("/api/products/5").OkAsync();
        Assert.True(bare.AsObject().ContainsKey("sale"));
        Assert.Null(bare["sale"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("1e0")]
    [InlineData("%201")]
    [InlineData("one")]
    [InlineData("١")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999999999999")]
    [InlineData("2")]
    [InlineData("9223372036854775807")]
    public async Task Whatever_is_no_products_id_is_not_found(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        await web.Client.GetItAsync($"/api/products/{id}").RefusedAsync(404, "product_not_found");
    }

    [Fact]
    public async Task The_state_changes_at_the_very_edges_of_the_window()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale(startsIn: TimeSpan.FromMilliseconds(100), endsIn: TimeSpan.FromMilliseconds(200));
        string[] states = ["upcoming", "upcoming", "open", "open", "ended"];
        int[] steps = [0, 99, 1, 99, 1];
        foreach (var (step, state) in steps.Zip(states))
        {
            web.Time.Advance(TimeSpan.FromMilliseconds(step));
            Assert.Equal(state, await StateAsync(web));
            Assert.Equal(state, (string?)(await web.Client.GetItAsync("/api/products/1").OkAsync())["sale"]!["state"]);
        }

        Assert.Equal(1, web.Grains.Listing.Reads);
    }

    [Fact]
    public async Task A_push_shows_at_once()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        await web.SubscribedAsync();
        Assert.Equal("open", await StateAsync(web));
        await web.CommitAsync(0);
        Assert.Equal("soldOut", await StateAsync(web));
        await web.CommitAsync(1);
        Assert.Equal("open", await StateAsync(web));
        await web.CommitAsync(0);
        web.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ended", await StateAsync(web));
    }

    [Fact]
    public async Task The_next_sale_follows_the_one_that_ended()
    {
        await using var web = await FrontEnd.StartAsync();
        var first = web.PutOnSale(endsIn: TimeSpan.FromMilliseconds(10));
        var end = first.EndsAt;
        var second = first with { Id = 12, StartsAt = end.AddMilliseconds(10), EndsAt = end.AddMilliseconds(20) };
        web.Grains.Listing.Products[0] = web.Grains.Listing.Products[0] with { Sales = [second, first] };
        (int, int, string)[] expected = [(0, 11, "open"), (10, 12, "upcoming"), (10, 12, "open"), (10, 12, "ended")];
        foreach (var (step, id, state) in expected)
        {
            web.Time.Advance(TimeSpan.FromMilliseconds(step));
            var sale = (await web.Client.GetItAsync("/api/products").OkAsync())["products"]![0]!["sale"]!;
            Assert.Equal((id, state), ((int)sale["id"]!, (string)sale["state"]!));
        }
    }

    [Fact]
    public async Task An_etag_answers_304_until_something_changes()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        await web.SubscribedAsync();
        var first = await web.Client.GetItAsync("/api/products");
        var etag = first.Headers.ETag!.ToString();
        Assert.True(first.Headers.CacheControl!.NoCache);
        foreach (var matching in (string[])[etag, $"W/{etag}", $"\"x\", {etag}", "*"])
        {
            var same = await web.Client.GetItAsync("/api/products", ("If-None-Match", matching));
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
            Assert.Equal(etag, same.Headers.ETag!.ToString());
            Assert.Empty(await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        foreach (var other in (string[])["\"x\"", "garbage", "\"", ",,,"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(web, other));
        }

        await web.CommitAsync(9);
        var changed = await web.Client.GetItAsync("/api/products", ("If-None-Match", etag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(etag, changed.Headers.ETag!.ToString());

        await web.CommitAsync(10);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(web, etag));
        web.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(web, etag));
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", true)]
    [InlineData("br;q=1, GZIP;q=0.2", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("*", false)]
    [InlineData("identity", false)]
    [InlineData("", false)]
    [InlineData(";;;", false)]
    public async Task A_listing_is_compressed_for_those_who_ask_for_it(string accepts, bool isCompressed)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        var plain = await web.Client.GetItAsync("/api/products");
        var answer = await web.Client.GetItAsync("/api/products", ("Accept-Encoding", accepts));
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal(isCompressed ? ["gzip"] : [], answer.Content.Headers.ContentEncoding);
        Assert.Equal(isCompressed, plain.Headers.ETag!.ToString() != answer.Headers.ETag!.ToString());

        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var unpacked = isCompressed ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var reader = new StreamReader(unpacked);
        Assert.Equal(
            await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken));

        var again = await web.Client.GetItAsync(
            "/api/products", ("Accept-Encoding", accepts), ("If-None-Match", answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Unknown_ids_do_not_hammer_the_ledger()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        await web.Client.GetItAsync("/api/products").OkAsync();
        var flood = Enumerable.Range(100, 50).Select(id => web.Client.GetItAsync($"/api/products/{id}"));
        await Task.WhenAll(flood.Select(sending => sending.RefusedAsync(404, "product_not_found")));
        var afterFlood = web.Grains.Listing.FreshReads;
        Assert.InRange(afterFlood, 1, 2);
        await web.Client.GetItAsync("/api/products/777").RefusedAsync(404, "product_not_found");
        Assert.Equal(afterFlood, web.Grains.Listing.FreshReads);

        // A product that another node created is found as soon as the ledger may be asked again.
        web.PutOnSale(productId: 777, saleId: 77);
        web.Time.Advance(WebLimits.UnknownProductInterval);
        await web.Client.GetItAsync("/api/products/777").OkAsync();
    }

    [Fact]
    public async Task A_ledger_that_is_away_leaves_an_old_listing_and_later_none()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        await web.Client.GetItAsync("/api/products").OkAsync();
        web.Grains.Listing.Before = _ => throw new TimeoutException();
        web.Time.Advance(WebLimits.ListingMaxAge - TimeSpan.FromMilliseconds(1));
        await web.Client.GetItAsync("/api/products").OkAsync();
        await web.Client.GetItAsync("/api/products/1").OkAsync();
        await web.Client.GetItAsync("/api/products/2").RefusedAsync(503, "unavailable");
        web.Time.Advance(TimeSpan.FromMilliseconds(1));
        await web.Client.GetItAsync("/api/products").RefusedAsync(503, "unavailable");
        await web.Client.GetItAsync("/api/products/1").RefusedAsync(503, "unavailable");
        web.Grains.Listing.Before = _ => Task.CompletedTask;
        await web.Client.GetItAsync("/api/products").OkAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(FrontEnd web, string ifNoneMatch) =>
        (await web.Client.GetItAsync("/api/products", ("If-None-Match", ifNoneMatch))).StatusCode;

    private static async Task<string?> StateAsync(FrontEnd web) =>
        (string?)(await web.Client.GetItAsync("/api/products").OkAsync())["products"]![0]!["sale"]!["state"];
}
