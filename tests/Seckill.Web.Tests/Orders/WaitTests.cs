using System.Net;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Orders;

/// <summary><c>Prefer: wait</c>: the final word from the feed, before and after it was spoken, and without it.</summary>
public sealed class WaitTests
{
    private const long Buyer = 7;

    private static readonly OrderId Id = new(FrontEnd.SaleId, 1, 1);
    private static readonly (string, string) Wait10 = ("Prefer", "wait=10");

    [Theory]
    [InlineData(OrderStatus.Placed, "placed")]
    [InlineData(OrderStatus.Rejected, "rejected")]
    public async Task A_purchase_waits_for_the_commit(OrderStatus status, string name)
    {
        await using var web = await AcceptingAsync();
        var buying = web.As(Buyer).BuyAsync(1, Wait10);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        await web.CommitAsync(9, new OrderOutcome(new OrderId(FrontEnd.SaleId, 1, 2), 8, OrderStatus.Placed));
        Assert.False(buying.IsCompleted);
        await web.CommitAsync(9, new OrderOutcome(Id, Buyer, status));
        Assert.Equal(name, (string?)(await buying.OkAsync(HttpStatusCode.Accepted))["status"]);
        Assert.Equal("wait=10", Assert.Single((await buying).Headers.GetValues("Preference-Applied")));
        Assert.Equal(0, web.Grains.User(Buyer).Reads);
        await Until.TrueAsync(() => web.Board.Waiters == 0);
    }

    [Fact]
    public async Task A_commit_that_is_faster_than_the_answer_is_heard()
    {
        await using var web = await AcceptingAsync();
        web.Grains.User(Buyer).OnPurchase = async _ =>
        {
            await web.CommitAsync(9, new OrderOutcome(Id, Buyer, OrderStatus.Placed));
            return new PurchaseResult(PurchaseStatus.Accepted, Id, SaleId: FrontEnd.SaleId);
        };
        Assert.Equal("placed", (string?)(await web.As(Buyer).BuyAsync(1, Wait10).OkAsync(HttpStatusCode.Accepted))["status"]);
    }

    [Theory]
    [InlineData(OrderStatus.Placed, "placed")]
    [InlineData(OrderStatus.Pending, "pending")]
    [InlineData(null, "pending")]
    public async Task When_the_time_is_up_the_order_is_looked_at_once(OrderStatus? status, string name)
    {
        await using var web = await AcceptingAsync();
        if (status is { } known) web.Grains.User(Buyer).Orders.Add(Order(web, known));
        var buying = web.As(Buyer).BuyAsync(1, Wait10);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        var response = await Until.ElapsesAsync(web.Time, buying, TimeSpan.FromSeconds(1));
        Assert.Equal(name, (string?)(await Task.FromResult(response).OkAsync(HttpStatusCode.Accepted))["status"]);
        Assert.Equal(1, web.Grains.User(Buyer).Reads);
    }

    [Fact]
    public async Task A_writer_that_starts_anew_sends_those_who_wait_to_look_and_they_wait_on()
    {
        await using var web = await AcceptingAsync();
        await web.SubscribedAsync();
        var committed = web.As(Buyer).BuyAsync(1, Wait10);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        var writer = web.Grains.Writer(0);
        var user = web.Grains.User(Buyer);

        // The first time nothing was missed; the second time the commit was.
        await RestartAsync(() => user.Reads >= 1);
        Assert.False(committed.IsCompleted);
        user.Orders.Add(Order(web, OrderStatus.Placed));
        await RestartAsync(() => committed.IsCompleted);
        Assert.Equal("placed", (string?)(await committed.OkAsync(HttpStatusCode.Accepted))["status"]);

        async Task RestartAsync(Func<bool> noticed)
        {
            await Until.TrueAsync(() => web.Board.Waiters == 1);
            writer.Forget();
            web.Time.Advance(OrderFeedLimits.RenewalInterval);
            await Until.TrueAsync(noticed);
        }
    }

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task An_accepted_order_stays_accepted_when_it_cannot_be_looked_at(Type fault)
    {
        await using var web = await AcceptingAsync();
        web.Grains.User(Buyer).OnGetOrder = _ => throw (Exception)Activator.CreateInstance(fault)!;
        var buying = web.As(Buyer).BuyAsync(1, Wait10);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        var response = await Until.ElapsesAsync(web.Time, buying, TimeSpan.FromSeconds(1));
        Assert.Equal("pending", (string?)(await Task.FromResult(response).OkAsync(HttpStatusCode.Accepted))["status"]);
    }

    [Theory]
    [InlineData("wait=0")]
    [InlineData("wait=-1")]
    [InlineData("respond-async")]
    public async Task Without_a_wait_nobody_waits(string prefer)
    {
        await using var web = await AcceptingAsync();
        var response = await web.As(Buyer).BuyAsync(1, ("Prefer", prefer));
        Assert.Equal("pending", (string?)(await Task.FromResult(response).OkAsync(HttpStatusCode.Accepted))["status"]);
        Assert.False(response.Headers.Contains("Preference-Applied"));
    }

    [Fact]
    public async Task A_refusal_does_not_wait()
    {
        await using var web = await AcceptingAsync();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.SoldOut));
        await web.As(Buyer).BuyAsync(1, Wait10).RefusedAsync(409, "sold_out");
    }

    [Fact]
    public async Task Looking_at_an_order_waits_while_it_is_pending_only()
    {
        await using var web = await AcceptingAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, OrderStatus.Pending));
        var path = $"/api/orders/{Id}";
        var looking = web.As(Buyer).GetItAsync(path, ("Prefer", "wait=99"));
        var looking2 = web.As(Buyer).GetItAsync(path, ("Prefer", "wait=99"));
        await Until.TrueAsync(() => web.Board.Waiters == 2);
        await web.CommitAsync(9, new OrderOutcome(Id, Buyer, OrderStatus.Placed));
        Assert.Equal("placed", (string?)(await looking.OkAsync())["status"]);
        Assert.Equal("placed", (string?)(await looking2.OkAsync())["status"]);
        Assert.Equal("wait=30", Assert.Single((await looking).Headers.GetValues("Preference-Applied")));

        web.Grains.User(Buyer).Orders[0] = Order(web, OrderStatus.Paid);
        Assert.Equal("paid", (string?)(await web.As(Buyer).GetItAsync(path, Wait10).OkAsync())["status"]);
    }

    [Fact]
    public async Task A_client_that_goes_away_frees_its_place()
    {
        await using var web = await AcceptingAsync();
        using var leaving = new CancellationTokenSource();
        var buying = web.As(Buyer).SendAsync(Http.Request(HttpMethod.Post, "/api/products/1/orders", Wait10), leaving.Token);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => buying);
        await Until.TrueAsync(() => web.Board.Waiters == 0);
        Assert.Equal(0, web.Grains.User(Buyer).Reads);
        Assert.Empty(web.Log.Errors);
    }

    private static async Task<FrontEnd> AcceptingAsync()
    {
        var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(Buyer).Answers(new PurchaseResult(PurchaseStatus.Accepted, Id, SaleId: FrontEnd.SaleId));
        await web.SubscribedAsync();
        return web;
    }

    private static Order Order(FrontEnd web, OrderStatus status) =>
        new(Id, 1, Buyer, 999, status, web.Time.GetUtcNow(), web.Time.GetUtcNow().AddMinutes(15));
}
