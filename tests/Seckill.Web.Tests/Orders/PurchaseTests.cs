using System.Net;
using Orleans.Runtime;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Orders;

public sealed class PurchaseTests
{
    private const long Buyer = 7;

    private static readonly OrderId Order = new(FrontEnd.SaleId, 2, 3);

    [Fact]
    public async Task An_accepted_purchase_is_202_with_the_orders_address()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.Accepted, Order, SaleId: FrontEnd.SaleId));
        var sending = web.As(Buyer).BuyAsync();
        var reply = await sending.OkAsync(HttpStatusCode.Accepted);
        Assert.Equal(("11-2-3", "pending"), ((string?)reply["orderId"], (string?)reply["status"]));
        Assert.Equal("/api/orders/11-2-3", (await sending).Headers.Location?.ToString());
        Assert.False((await sending).Headers.Contains("Preference-Applied"));
    }

    /// <summary>The order of precedence of section 6: each case has every later reason as well.</summary>
    [Fact]
    public async Task Refusals_come_in_their_order_of_precedence()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale(1, 11, startsIn: TimeSpan.FromMilliseconds(10), endsIn: TimeSpan.FromMilliseconds(20), available: 0);
        var user = web.Grains.User(Buyer);
        var client = web.As(Buyer);

        await web.Client.BuyAsync(999).RefusedAsync(401, "unauthorized");
        await client.BuyAsync(999).RefusedAsync(404, "product_not_found");
        await client.BuyAsync().RefusedAsync(403, "not_started");
        web.Time.Advance(TimeSpan.FromMilliseconds(9));
        await client.BuyAsync().RefusedAsync(403, "not_started");
        Assert.Equal(0, user.Purchases);

        web.Time.Advance(TimeSpan.FromMilliseconds(1));
        user.Answers(new PurchaseResult(PurchaseStatus.RateLimited, null, TimeSpan.FromMilliseconds(1_001), 11));
        var limited = client.BuyAsync();
        await limited.RefusedAsync(429, "rate_limited");
        Assert.Equal("2", (await limited).Headers.RetryAfter?.ToString());

        web.Time.Advance(TimeSpan.FromMilliseconds(9));
        user.Answers(new PurchaseResult(PurchaseStatus.SoldOut, null, null, 11));
        await client.BuyAsync().RefusedAsync(409, "sold_out");
        Assert.Equal(2, user.Purchases);

        web.Time.Advance(TimeSpan.FromMilliseconds(1));
        await client.BuyAsync().RefusedAsync(403, "ended");
        Assert.Equal(2, user.Purchases);
    }

    [Theory]
    [InlineData(PurchaseStatus.ProductNotFound, 404, "product_not_found")]
    [InlineData(PurchaseStatus.NotStarted, 403, "not_started")]
    [InlineData(PurchaseStatus.Ended, 403, "ended")]
    [InlineData(PurchaseStatus.RateLimited, 429, "rate_limited")]
    [InlineData(PurchaseStatus.AlreadyOrdered, 409, "already_ordered")]
    [InlineData(PurchaseStatus.SoldOut, 409, "sold_out")]
    [InlineData(PurchaseStatus.Unavailable, 503, "unavailable")]
    [InlineData(PurchaseStatus.Recovering, 503, "recovering")]
    [InlineData(PurchaseStatus.OutcomeUnknown, 503, "outcome_unknown")]
    public async Task Each_status_has_its_answer(PurchaseStatus status, int http, string code)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(status, SaleId: FrontEnd.SaleId));
        await web.As(Buyer).BuyAsync().RefusedAsync(http, code);
    }

    [Theory]
    [InlineData(-5_000, "1")]
    [InlineData(0, "1")]
    [InlineData(1, "1")]
    [InlineData(1_000, "1")]
    [InlineData(1_001, "2")]
    [InlineData(3_600_000, "3600")]
    public async Task Retry_after_is_in_whole_seconds_rounded_up(int milliseconds, string seconds)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        PurchaseStatus[] statuses = [PurchaseStatus.RateLimited, PurchaseStatus.Unavailable, PurchaseStatus.Recovering];
        foreach (var status in statuses)
        {
            web.Grains.User(Buyer).Answers(new PurchaseResult(status, null, TimeSpan.FromMilliseconds(milliseconds)));
            Assert.Equal(seconds, (await web.As(Buyer).BuyAsync()).Headers.RetryAfter?.ToString());
        }
    }

    [Fact]
    public async Task Already_ordered_names_the_order()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.AlreadyOrdered, Order, null, FrontEnd.SaleId));
        var problem = await web.As(Buyer).BuyAsync().RefusedAsync(409, "already_ordered");
        Assert.Equal("11-2-3", (string?)problem["orderId"]);
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_leaves_the_outcome_unknown_and_one_that_refuses_does_not()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        (Exception Fault, string Code)[] faults =
        [
            (new TimeoutException("secret"), "outcome_unknown"),
            (new SiloUnavailableException("secret"), "outcome_unknown"),
            (new LimitExceededException("secret"), "unavailable"),
            (new OrleansException("secret"), "unavailable"),
        ];
        foreach (var (fault, code) in faults)
        {
            web.Grains.User(Buyer).OnPurchase = _ => Task.FromException<PurchaseResult>(fault);
            var problem = await web.As(Buyer).BuyAsync().RefusedAsync(503, code);
            Assert.DoesNotContain("secret", problem.ToJsonString());
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("x")]
    [InlineData("9223372036854775808")]
    public async Task Whatever_is_no_products_id_is_not_found(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        var sending = web.As(Buyer).PostAsync($"/api/products/{id}/orders", null, TestContext.Current.CancellationToken);
        await sending.RefusedAsync(404, "product_not_found");
    }

    [Fact]
    public async Task A_product_that_was_never_on_sale_is_not_found()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Listing.Products.Add(new Seckill.Catalog.Product(1, "Bare", "", 1, []));
        await web.As(Buyer).BuyAsync().RefusedAsync(404, "product_not_found");
    }

    [Fact]
    public async Task Selling_goes_on_while_the_listing_cannot_be_read()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.Accepted, Order));
        await web.As(Buyer).BuyAsync().OkAsync(HttpStatusCode.Accepted);
        web.Grains.Listing.Before = _ => throw new TimeoutException();
        web.Time.Advance(TimeSpan.FromMinutes(30));
        await web.As(Buyer).BuyAsync().OkAsync(HttpStatusCode.Accepted);
        await web.As(Buyer).BuyAsync(2).RefusedAsync(503, "unavailable");
    }

    [Theory]
    [InlineData(0, 202)]
    [InlineData(1, 202)]
    [InlineData(WebLimits.MaxBodyBytes, 202)]
    [InlineData(WebLimits.MaxBodyBytes + 1, 413)]
    [InlineData(1 << 20, 413)]
    public async Task A_body_is_ignored_up_to_its_limit(int size, int status)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.Accepted, Order));
        var bytes = new byte[size];
        HttpContent[] bodies = [new ByteArrayContent(bytes), new Unsized(bytes), new Unsized(bytes, mediaType: null)];
        foreach (var body in bodies)
        {
            var response = await web.As(Buyer).PostAsync("/api/products/1/orders", body, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)response.StatusCode);
            if (status == 413) await Task.FromResult(response).RefusedAsync(413, "body_too_large");
        }
    }
}
