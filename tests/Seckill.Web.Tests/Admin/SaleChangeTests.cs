using System.Text.Json.Nodes;
using Seckill.Catalog;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

/// <summary>Changing a sale while it runs: what reaches the grain, and each refusal by descending precedence.</summary>
public sealed class SaleChangeTests
{
    private const string Path = "/api/admin/sales/11";

    [Fact]
    public async Task Each_part_that_is_given_is_one_change_the_stock_first()
    {
        await using var web = await OnSaleAsync();
        const string both = """{"stock":20,"startsAt":"2026-11-11T13:00:00.1239+01:00","endsAt":"2026-11-11T14:00:00Z"}""";
        var sale = await PutAsync(web, both).OkAsync();
        var expected = JsonNode.Parse("""
            {
              "id": 11, "priceCents": 999, "stock": 20, "available": 20,
              "startsAt": "2026-11-11T12:00:00.123Z", "endsAt": "2026-11-11T14:00:00Z", "state": "upcoming"
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, sale), sale.ToJsonString());
        var now = web.Time.GetUtcNow();
        var noon = new DateTimeOffset(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            [
                new SaleChange(SaleChangeKind.SetStock, 20, null, null, "user9000", now),
                new SaleChange(SaleChangeKind.SetWindow, null, noon.AddMilliseconds(123), noon.AddHours(2), "user9000", now),
            ],
            web.Grains.Product(1).Changes);
    }

    [Theory]
    [InlineData("""{"startsAt":"2026-11-11T12:30:00Z"}""", "2026-11-11T12:30:00Z", "2026-11-11T13:00:00Z")]
    [InlineData("""{"endsAt":"2026-11-11T12:30:00Z"}""", "2026-11-11T11:59:00Z", "2026-11-11T12:30:00Z")]
    public async Task One_end_of_the_window_leaves_the_other_as_the_ledger_has_it(string json, string startsAt, string endsAt)
    {
        await using var web = await OnSaleAsync();
        await PutAsync(web, json).OkAsync();
        var change = Assert.Single(web.Grains.Product(1).Changes);
        Assert.Equal((DateTimeOffset.Parse(startsAt), DateTimeOffset.Parse(endsAt)), (change.StartsAt, change.EndsAt));
    }

    [Theory]
    [InlineData("pause", SaleChangeKind.Pause, "paused")]
    [InlineData("resume", SaleChangeKind.Resume, "open")]
    [InlineData("end", SaleChangeKind.End, "ended")]
    public async Task An_action_is_a_change_and_shows_at_once(string action, SaleChangeKind kind, string state)
    {
        await using var web = await OnSaleAsync();
        await web.Client.GetItAsync("/api/products/1").OkAsync();
        Assert.Equal(state, (string?)(await PostAsync(web, action).OkAsync())["state"]);
        Assert.Equal(kind, Assert.Single(web.Grains.Product(1).Changes).Kind);
        var listed = await web.Client.GetItAsync("/api/products/1").OkAsync();
        Assert.Equal(state, (string?)listed["sale"]!["state"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("011")]
    [InlineData("-11")]
    [InlineData("x")]
    [InlineData("12")]
    [InlineData("9223372036854775808")]
    public async Task An_unknown_sale_is_not_found(string id)
    {
        await using var web = await OnSaleAsync();
        var cancellation = TestContext.Current.CancellationToken;
        await web.AsAdmin().PutAsync($"/api/admin/sales/{id}", Http.Json("""{"stock":-1}"""), cancellation)
            .RefusedAsync(404, "sale_not_found");
        foreach (var action in (string[])["pause", "resume", "end"])
        {
            await web.AsAdmin().PostAsync($"/api/admin/sales/{id}/{action}", null, cancellation)
                .RefusedAsync(404, "sale_not_found");
        }
    }

    [Theory]
    [InlineData("""{"stock":0}""", "stock")]
    [InlineData("""{"stock":-1}""", "stock")]
    [InlineData("""{"stock":10000001}""", "stock")]
    [InlineData("""{"stock":1.5}""", "stock")]
    [InlineData("""{"startsAt":"noon"}""", "startsAt")]
    [InlineData("""{"startsAt":""}""", "startsAt")]
    [InlineData("""{"endsAt":"2026-11-11T14:00:00"}""", "endsAt")]
    [InlineData("""{"endsAt":"2026-11-11T12:00:00Z"}""", "endsAt")]
    [InlineData("""{"startsAt":"2026-11-11T13:00:00Z"}""", "endsAt")]
    [InlineData("""{"stock":20,"endsAt":"2028-11-11T12:00:00Z"}""", "endsAt")]
    [InlineData("""{"stock":0,"endsAt":"2026-11-11T14:00:00Z"}""", "stock")]
    public async Task What_does_not_fit_is_refused_by_field_and_nothing_is_changed(string json, string field)
    {
        await using var web = await OnSaleAsync();
        var problem = await PutAsync(web, json).RefusedAsync(400, "invalid_request");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
        Assert.Empty(web.Grains.Product(1).Changes);
    }

    [Theory]
    [InlineData("{}", 400, "invalid_request")]
    [InlineData("""{"stock":null}""", 400, "invalid_request")]
    [InlineData("[]", 400, "invalid_request")]
    [InlineData("", 400, "invalid_request")]
    public async Task A_body_that_changes_nothing_is_none(string json, int status, string code)
    {
        await using var web = await OnSaleAsync();
        await PutAsync(web, json).RefusedAsync(status, code);
    }

    [Theory]
    [InlineData(SaleChangeStatus.SaleNotFound, 404, "sale_not_found")]
    [InlineData(SaleChangeStatus.Invalid, 400, "invalid_request")]
    [InlineData(SaleChangeStatus.SaleEnded, 409, "sale_ended")]
    [InlineData(SaleChangeStatus.StockBelowSold, 409, "stock_below_sold")]
    [InlineData(SaleChangeStatus.OverlappingSale, 409, "overlapping_sale")]
    [InlineData(SaleChangeStatus.Unavailable, 503, "unavailable")]
    [InlineData(SaleChangeStatus.OutcomeUnknown, 503, "outcome_unknown")]
    public async Task Each_status_has_its_answer(SaleChangeStatus status, int http, string code)
    {
        await using var web = await OnSaleAsync();
        web.Grains.Product(1).OnChange = (_, _) => Task.FromResult(new SaleChangeResult(status));
        await PutAsync(web, """{"stock":20}""").RefusedAsync(http, code);
        await PostAsync(web, "pause").RefusedAsync(http, code);
    }

    [Theory]
    [InlineData(typeof(TimeoutException), "outcome_unknown")]
    [InlineData(typeof(OperationCanceledException), "unavailable")]
    public async Task A_grain_that_does_not_answer_leaves_it_open(Type fault, string code)
    {
        await using var web = await OnSaleAsync();
        web.Grains.Product(1).OnChange = (_, _) => throw (Exception)Activator.CreateInstance(fault)!;
        await PutAsync(web, """{"stock":20}""").RefusedAsync(503, code);
    }

    [Fact]
    public async Task Half_an_edit_says_so()
    {
        await using var web = await OnSaleAsync();
        var apply = web.Grains.Product(1).OnChange;
        web.Grains.Product(1).OnChange = (saleId, change) => change.Kind == SaleChangeKind.SetStock
            ? apply(saleId, change)
            : Task.FromResult(new SaleChangeResult(SaleChangeStatus.OverlappingSale));
        var problem = await PutAsync(web, """{"stock":20,"endsAt":"2026-11-11T14:00:00Z"}""")
            .RefusedAsync(409, "overlapping_sale");
        Assert.Equal("The stock was changed; the window was not.", (string?)problem["detail"]);
        Assert.Equal(20, (int?)(await web.Client.GetItAsync("/api/products/1").OkAsync())["sale"]!["stock"]);
    }

    [Fact]
    public async Task A_sale_that_is_over_has_ended_whether_it_is_listed_or_not()
    {
        await using var web = await OnSaleAsync();
        web.Grains.Product(1).OnChange = (_, _) => Task.FromResult(new SaleChangeResult(SaleChangeStatus.SaleEnded));
        web.Time.Advance(TimeSpan.FromHours(2));
        await PutAsync(web, """{"startsAt":"2026-11-11T12:30:00Z"}""").RefusedAsync(409, "sale_ended");
        web.Grains.Listing.Products.Clear();
        await PutAsync(web, """{"stock":20}""").RefusedAsync(404, "sale_not_found");
        web.Grains.Audit.Journals[11] = [JournalTests.Line(1)];
        await PutAsync(web, """{"stock":20}""").RefusedAsync(409, "sale_ended");
        await PostAsync(web, "end").RefusedAsync(409, "sale_ended");
    }

    private static async Task<FrontEnd> OnSaleAsync()
    {
        var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.Product(1).OnChange = (_, change) =>
            Task.FromResult(new SaleChangeResult(SaleChangeStatus.Applied, Apply(web, change)));
        return web;
    }

    private static Sale Apply(FrontEnd web, SaleChange change)
    {
        lock (web.Grains.Listing.Products)
        {
            var product = web.Grains.Listing.Products[0];
            var sale = product.Sales[0];
            sale = change.Kind switch
            {
                SaleChangeKind.SetStock => sale with { Available = change.Stock!.Value, Stock = change.Stock!.Value },
                SaleChangeKind.SetWindow => sale with { StartsAt = change.StartsAt!.Value, EndsAt = change.EndsAt!.Value },
                SaleChangeKind.End => sale with { EndsAt = change.At },
                _ => sale with { IsPaused = change.Kind == SaleChangeKind.Pause },
            };
            web.Grains.Listing.Products[0] = product with { Sales = [sale] };
            return sale;
        }
    }

    private static Task<HttpResponseMessage> PutAsync(FrontEnd web, string json) =>
        web.AsAdmin().PutAsync(Path, Http.Json(json), TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> PostAsync(FrontEnd web, string action) =>
        web.AsAdmin().PostAsync($"{Path}/{action}", null, TestContext.Current.CancellationToken);
}
