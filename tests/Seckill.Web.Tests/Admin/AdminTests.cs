using System.Net;
using System.Text.Json.Nodes;
using Seckill.Catalog;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class AdminTests
{
    private const string Product = """{"name":"Phone","description":"Shiny\nnew","listPriceCents":99900}""";

    private const string Sale = """
        {
          "productId":1,"priceCents":100,"stock":10,
          "startsAt":"2026-11-11T13:00:00+01:00","endsAt":"2026-11-11T13:00:00.1239Z"
        }
        """;

    [Theory]
    [InlineData("POST", "/api/admin/products")]
    [InlineData("GET", "/api/admin/products/1")]
    [InlineData("POST", "/api/admin/sales")]
    [InlineData("PUT", "/api/admin/sales/11")]
    [InlineData("POST", "/api/admin/sales/11/pause")]
    [InlineData("POST", "/api/admin/sales/11/resume")]
    [InlineData("POST", "/api/admin/sales/11/end")]
    [InlineData("GET", "/api/admin/sales/11/journal")]
    [InlineData("GET", "/api/admin/sales/11/changes")]
    [InlineData("GET", "/api/admin/audit")]
    [InlineData("GET", "/api/admin/cluster")]
    [InlineData("GET", "/api/admin/dead-letters")]
    [InlineData("POST", "/api/admin/dead-letters/1/replay")]
    public async Task Only_an_admin_comes_in(string method, string path)
    {
        await using var web = await FrontEnd.StartAsync();
        (HttpClient, int, string)[] others = [(web.Client, 401, "unauthorized"), (web.As(7), 403, "forbidden")];
        foreach (var (client, status, code) in others)
        {
            var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method != "GET") request.Content = Http.Json(Product);
            await client.SendAsync(request, TestContext.Current.CancellationToken).RefusedAsync(status, code);
        }

        Assert.Null(web.Grains.Catalog.LastProduct);
        Assert.Null(web.Grains.Audit.LastPatience);
        Assert.Empty(web.Grains.DeadLetters.Asked);
    }

    [Fact]
    public async Task A_product_and_a_sale_are_listed_as_soon_as_they_are_created()
    {
        await using var web = await FrontEnd.StartAsync();
        Assert.Empty((await web.Client.GetItAsync("/api/products").OkAsync())["products"]!.AsArray());

        var created = web.AsAdmin().PostJsonAsync("/api/admin/products", Product);
        Assert.Equal(1, (int?)(await created.OkAsync(HttpStatusCode.Created))["id"]);
        Assert.Equal("/api/products/1", (await created).Headers.Location?.ToString());
        Assert.Equal(new NewProduct("Phone", "Shiny\nnew", 99900), web.Grains.Catalog.LastProduct);
        Assert.Null((await web.Client.GetItAsync("/api/products/1").OkAsync())["sale"]);

        var sale = await web.AsAdmin().PostJsonAsync("/api/admin/sales", Sale).OkAsync(HttpStatusCode.Created);
        Assert.Equal(1, (int?)sale["id"]);
        var at = new DateTimeOffset(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new NewSale(1, 100, 10, at, at.AddHours(1).AddMilliseconds(123)), web.Grains.Catalog.LastSale);
        Assert.Equal(TimeSpan.Zero, web.Grains.Catalog.LastSale!.StartsAt.Offset);
        var listed = await web.Client.GetItAsync("/api/products").OkAsync();
        Assert.Equal("open", (string?)listed["products"]![0]!["sale"]!["state"]);
    }

    [Fact]
    public async Task A_description_may_be_left_out()
    {
        await using var web = await FrontEnd.StartAsync();
        const string bare = """{"name":"Phone","listPriceCents":1}""";
        await web.AsAdmin().PostJsonAsync("/api/admin/products", bare).OkAsync(HttpStatusCode.Created);
        Assert.Equal("", web.Grains.Catalog.LastProduct!.Description);
    }

    [Theory]
    [InlineData(CreateStatus.ProductNotFound, 404, "product_not_found")]
    [InlineData(CreateStatus.OverlappingSale, 409, "overlapping_sale")]
    [InlineData(CreateStatus.LimitReached, 409, "limit_reached")]
    public async Task Each_status_has_its_answer(CreateStatus status, int http, string code)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Catalog.Status = status;
        await web.AsAdmin().PostJsonAsync("/api/admin/sales", Sale).RefusedAsync(http, code);
    }

    [Fact]
    public async Task A_catalog_that_is_away_is_unavailable_and_an_unread_listing_is_not()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Listing.Before = _ => throw new TimeoutException();
        await web.AsAdmin().PostJsonAsync("/api/admin/products", Product).OkAsync(HttpStatusCode.Created);
        web.Grains.Catalog.Fault = new TimeoutException();
        await web.AsAdmin().PostJsonAsync("/api/admin/products", Product).RefusedAsync(503, "unavailable");
        await web.AsAdmin().PostJsonAsync("/api/admin/sales", Sale).RefusedAsync(503, "unavailable");
    }

    [Theory]
    [InlineData("name", "null")]
    [InlineData("name", "\"\"")]
    [InlineData("name", "\"   \"")]
    [InlineData("name", "\"a\\u0000b\"")]
    [InlineData("name", "\"a\\nb\"")]
    [InlineData("name", "\"\\udc00\"")]
    [InlineData("name", "7")]
    [InlineData("description", "\"a\\u0007b\"")]
    [InlineData("description", "{}")]
    [InlineData("listPriceCents", "null")]
    [InlineData("listPriceCents", "0")]
    [InlineData("listPriceCents", "-1")]
    [InlineData("listPriceCents", "1.5")]
    [InlineData("listPriceCents", "\"1\"")]
    [InlineData("listPriceCents", "100000000001")]
    [InlineData("listPriceCents", "9223372036854775808")]
    [InlineData("listPriceCents", "1e400")]
    [InlineData("listPriceCents", "true")]
    public async Task A_product_that_does_not_fit_is_refused_by_field(string field, string value)
    {
        await using var web = await FrontEnd.StartAsync();
        await RefusedByFieldAsync(web, "/api/admin/products", Product, field, value);
        Assert.Null(web.Grains.Catalog.LastProduct);
    }

    [Theory]
    [InlineData("name", CatalogLimits.MaxNameLength, 201)]
    [InlineData("name", CatalogLimits.MaxNameLength + 1, 400)]
    [InlineData("description", CatalogLimits.MaxDescriptionLength, 201)]
    [InlineData("description", CatalogLimits.MaxDescriptionLength + 1, 400)]
    public async Task Texts_are_bounded(string field, int length, int status)
    {
        await using var web = await FrontEnd.StartAsync();
        var json = With(Product, field, $"\"{new string('x', length)}\"");
        Assert.Equal(status, (int)(await web.AsAdmin().PostJsonAsync("/api/admin/products", json)).StatusCode);
    }

    [Theory]
    [InlineData("productId", "0")]
    [InlineData("productId", "-1")]
    [InlineData("productId", "9223372036854775808")]
    [InlineData("priceCents", "0")]
    [InlineData("priceCents", "100000000001")]
    [InlineData("stock", "0")]
    [InlineData("stock", "-10")]
    [InlineData("stock", "10000001")]
    [InlineData("stock", "1.0")]
    [InlineData("stock", "99999999999999999999999999")]
    [InlineData("startsAt", "null")]
    [InlineData("startsAt", "1700000000")]
    [InlineData("startsAt", "\"2026-11-11\"")]
    [InlineData("startsAt", "\"2026-11-11T12:00:00\"")]
    [InlineData("startsAt", "\"2026-11-11 12:00:00Z\"")]
    [InlineData("startsAt", "\"2026-11-31T12:00:00Z\"")]
    [InlineData("startsAt", "\"2026-11-11T24:00:01Z\"")]
    [InlineData("startsAt", "\"0000-01-01T00:00:00Z\"")]
    [InlineData("startsAt", "\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("startsAt", "\"tomorrow\"")]
    [InlineData("startsAt", "\"\"")]
    [InlineData("endsAt", "\"2026-11-11T12:00:00Z\"")]
    [InlineData("endsAt", "\"2026-11-11T12:00:00.0009Z\"")]
    [InlineData("endsAt", "\"2026-11-11T11:00:00Z\"")]
    [InlineData("endsAt", "\"2027-11-12T12:00:00.001Z\"")]
    [InlineData("endsAt", "\"2037-11-11T12:00:00Z\"")]
    [InlineData("endsAt", "\"9999-12-31T23:59:59.9999999Z\"")]
    [InlineData("endsAt", "\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("endsAt", "\"99999-12-31T23:59:59Z\"")]
    public async Task A_sale_that_does_not_fit_is_refused_by_field(string field, string value)
    {
        await using var web = await FrontEnd.StartAsync();
        await RefusedByFieldAsync(web, "/api/admin/sales", Sale, field, value);
        Assert.Null(web.Grains.Catalog.LastSale);
    }

    [Theory]
    [InlineData("stock", "1")]
    [InlineData("stock", "10000000")]
    [InlineData("priceCents", "1")]
    [InlineData("priceCents", "100000000000")]
    [InlineData("startsAt", "\"2020-01-01T00:00Z\"", 400)]
    [InlineData("startsAt", "\"2026-11-10T00:00-12:00\"")]
    [InlineData("endsAt", "\"2026-11-11T12:00:00.001Z\"")]
    [InlineData("endsAt", "\"2027-11-12T12:00:00Z\"")]
    public async Task A_sale_at_its_bounds_is_created(string field, string value, int status = 201)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.AsAdmin().PostJsonAsync("/api/admin/products", Product).OkAsync(HttpStatusCode.Created);
        Assert.Equal(status, (int)(await web.AsAdmin().PostJsonAsync("/api/admin/sales", With(Sale, field, value))).StatusCode);
    }

    [Fact]
    public async Task A_sale_that_is_over_is_refused_to_the_millisecond()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.AsAdmin().PostJsonAsync("/api/admin/products", Product).OkAsync(HttpStatusCode.Created);
        var begun = With(Sale, "startsAt", "\"2026-11-11T11:00:00Z\"");
        await RefusedByFieldAsync(web, "/api/admin/sales", begun, "endsAt", "\"2026-11-11T12:00:00Z\"");
        var last = With(begun, "endsAt", "\"2026-11-11T12:00:00.001Z\"");
        await web.AsAdmin().PostJsonAsync("/api/admin/sales", last).OkAsync(HttpStatusCode.Created);
    }

    private static async Task RefusedByFieldAsync(FrontEnd web, string path, string json, string field, string value)
    {
        var problem = await web.AsAdmin().PostJsonAsync(path, With(json, field, value)).RefusedAsync(400, "invalid_request");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    /// <summary>The object with one raw value changed; by text, because it may be no number that .NET knows.</summary>
    private static string With(string json, string field, string value)
    {
        var members = JsonNode.Parse(json)!.AsObject()
            .Select(member => $"\"{member.Key}\":{(member.Key == field ? value : member.Value!.ToJsonString())}");
        return $"{{{string.Join(',', members)}}}";
    }
}
