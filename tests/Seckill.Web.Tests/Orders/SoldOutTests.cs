using Seckill.Orders;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Orders;

/// <summary>What a node says itself once a grain has said that a sale is sold out.</summary>
public sealed class SoldOutTests
{
    private const long First = 1, Second = 2, Buyer = 3;

    private static readonly PurchaseResult SoldOut = new(PurchaseStatus.SoldOut, SaleId: FrontEnd.SaleId);

    [Fact]
    public async Task After_a_grains_word_no_grain_is_called_for_a_moment()
    {
        await using var web = await SellOutAsync();
        await web.As(Second).BuyAsync().RefusedAsync(409, "sold_out");
        Assert.Equal(0, web.Grains.User(Second).Purchases);
        web.Time.Advance(WebLimits.SoldOutMemory);
        web.Grains.User(Second).Answers(SoldOut);
        await web.As(Second).BuyAsync().RefusedAsync(409, "sold_out");
        Assert.Equal(1, web.Grains.User(Second).Purchases);
    }

    [Fact]
    public async Task A_unit_that_comes_back_can_be_bought_at_once()
    {
        await using var web = await SellOutAsync();
        await web.SubscribedAsync();
        await web.CommitAsync(1);
        var order = new OrderId(FrontEnd.SaleId, 1, 2);
        web.Grains.User(Second).Answers(new PurchaseResult(PurchaseStatus.Accepted, order, SaleId: FrontEnd.SaleId));
        await web.As(Second).BuyAsync().OkAsync(System.Net.HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_buyer_hears_of_the_order_and_of_the_rate_limit_before_it()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        var order = new OrderId(FrontEnd.SaleId, 1, 1);
        var buyer = web.Grains.User(Buyer);
        buyer.Answers(new PurchaseResult(PurchaseStatus.Accepted, order, SaleId: FrontEnd.SaleId));
        await web.As(Buyer).BuyAsync().OkAsync(System.Net.HttpStatusCode.Accepted);
        await SellOutAsync(web);

        buyer.Answers(new PurchaseResult(PurchaseStatus.RateLimited, SaleId: FrontEnd.SaleId));
        await web.As(Buyer).BuyAsync().RefusedAsync(429, "rate_limited");
        buyer.Answers(new PurchaseResult(PurchaseStatus.AlreadyOrdered, order, SaleId: FrontEnd.SaleId));
        var problem = await web.As(Buyer).BuyAsync().RefusedAsync(409, "already_ordered");
        Assert.Equal("11-1-1", (string?)problem["orderId"]);
    }

    [Fact]
    public async Task A_buyer_of_another_node_is_known_from_the_feed()
    {
        await using var web = await SellOutAsync();
        await web.SubscribedAsync();
        var order = new OrderId(FrontEnd.SaleId, 1, 1);
        await web.CommitAsync(0, new OrderOutcome(order, Buyer, OrderStatus.Placed));
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.AlreadyOrdered, order, SaleId: FrontEnd.SaleId));
        await web.As(Buyer).BuyAsync().RefusedAsync(409, "already_ordered");
    }

    [Fact]
    public async Task The_window_comes_first()
    {
        await using var web = await SellOutAsync(endsIn: TimeSpan.FromMilliseconds(50));
        web.Time.Advance(TimeSpan.FromMilliseconds(50));
        await web.As(Second).BuyAsync().RefusedAsync(403, "ended");
    }

    [Fact]
    public async Task The_word_about_another_sale_does_not_count()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        foreach (var user in (long[])[First, Second])
        {
            web.Grains.User(user).Answers(SoldOut with { SaleId = 99 });
            await web.As(user).BuyAsync().RefusedAsync(409, "sold_out");
            Assert.Equal(1, web.Grains.User(user).Purchases);
        }
    }

    private static async Task<FrontEnd> SellOutAsync(TimeSpan? endsIn = null)
    {
        var web = await FrontEnd.StartAsync();
        web.PutOnSale(endsIn: endsIn, available: 0);
        await SellOutAsync(web);
        return web;
    }

    private static async Task SellOutAsync(FrontEnd web)
    {
        web.Grains.User(First).Answers(SoldOut);
        await web.As(First).BuyAsync().RefusedAsync(409, "sold_out");
    }
}
