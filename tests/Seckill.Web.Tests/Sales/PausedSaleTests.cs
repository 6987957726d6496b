using Microsoft.Extensions.DependencyInjection;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Web.Sales;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Sales;

/// <summary>What a node makes of a sale that an admin changed, on this node or on another.</summary>
public sealed class PausedSaleTests
{
    private const long Buyer = 7;

    [Theory]
    [InlineData(0, 60, "paused", 403, "paused")]
    [InlineData(60, 120, "upcoming", 403, "not_started")]
    [InlineData(-60, 0, "ended", 403, "ended")]
    public async Task The_window_comes_before_the_pause(int startsIn, int endsIn, string state, int status, string code)
    {
        await using var web = await FrontEnd.StartAsync();
        Put(web, startsIn, endsIn, isPaused: true);
        await web.As(Buyer).BuyAsync().RefusedAsync(status, code);
        Assert.Equal(state, await StateAsync(web));
        Assert.Equal(0, web.Grains.User(Buyer).Purchases);
    }

    [Fact]
    public async Task A_pause_comes_before_what_is_left()
    {
        await using var web = await FrontEnd.StartAsync();
        Put(web, 0, 60, isPaused: true, available: 0);
        Assert.Equal("paused", await StateAsync(web));
    }

    [Fact]
    public async Task The_grains_word_that_it_is_paused_is_passed_on()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.Paused));
        await web.As(Buyer).BuyAsync().RefusedAsync(403, "paused");
    }

    [Fact]
    public async Task A_change_made_on_another_node_shows_as_soon_as_its_barrier_is_heard_of()
    {
        await using var web = await FrontEnd.StartAsync();
        Put(web, 0, 60, isPaused: false);
        await web.SubscribedAsync();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.SoldOut));
        await web.As(Buyer).BuyAsync().RefusedAsync(409, "sold_out");
        var pictures = web.Services.GetRequiredService<SalePictures>();
        var listing = web.Grains.Listing;
        var reads = listing.FreshReads;
        await CommitAsync(web, fence: 1);
        await Until.TrueAsync(() => listing.FreshReads == reads + 1);

        // No time passes: without the push the picture would be young enough.
        Put(web, 0, 60, isPaused: true);
        await CommitAsync(web, fence: 2);
        await Until.TrueAsync(() => pictures.GetAsync().Result.Find(FrontEnd.ProductId)!.Product.Sales[0].IsPaused);
        await web.As(Buyer).BuyAsync().RefusedAsync(403, "paused");

        await CommitAsync(web, fence: 2);
        await CommitAsync(web, fence: 1);
        Assert.Equal(reads + 2, listing.FreshReads);
    }

    [Fact]
    public async Task A_change_of_which_nobody_told_shows_within_a_second()
    {
        await using var web = await FrontEnd.StartAsync();
        Put(web, 3_600, 7_200, isPaused: false);
        await web.As(Buyer).BuyAsync().RefusedAsync(403, "not_started");
        Put(web, 0, 60, isPaused: false);
        web.Time.Advance(WebLimits.SaleMaxAge);
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.SoldOut));
        await web.As(Buyer).BuyAsync().RefusedAsync(409, "sold_out");
    }

    [Fact]
    public async Task Windows_open_and_close_by_the_clock_to_the_millisecond()
    {
        await using var web = await FrontEnd.StartAsync();
        Put(web, 10, 20, isPaused: false);
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.SoldOut));
        await web.As(Buyer).BuyAsync().RefusedAsync(403, "not_started");
        web.Time.Advance(TimeSpan.FromMilliseconds(9_999));
        await web.As(Buyer).BuyAsync().RefusedAsync(403, "not_started");
        web.Time.Advance(TimeSpan.FromMilliseconds(1));
        await web.As(Buyer).BuyAsync().RefusedAsync(409, "sold_out");
        web.Time.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.Equal("open", await StateAsync(web));
        web.Time.Advance(TimeSpan.FromMilliseconds(1));
        await web.As(Buyer).BuyAsync().RefusedAsync(403, "ended");
        Assert.Equal("ended", await StateAsync(web));
    }

    private static async Task<string?> StateAsync(FrontEnd web) =>
        (string?)(await web.Client.GetItAsync("/api/products/1").OkAsync())["sale"]!["state"];

    private static Task CommitAsync(FrontEnd web, int fence) =>
        web.CommitAsync(new SaleWritten(FrontEnd.ProductId, FrontEnd.SaleId, fence, 10, []));

    private static void Put(FrontEnd web, int startsIn, int endsIn, bool isPaused, long available = 10)
    {
        lock (web.Grains.Listing.Products)
        {
            web.Grains.Listing.Products.Clear();
            web.PutOnSale(startsIn: TimeSpan.FromSeconds(startsIn), endsIn: TimeSpan.FromSeconds(endsIn), available: available);
            var product = web.Grains.Listing.Products[0];
            web.Grains.Listing.Products[0] = product with { Sales = [product.Sales[0] with { IsPaused = isPaused }] };
        }
    }
}
