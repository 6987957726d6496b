using System.Text.Json.Nodes;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Orders;

/// <summary>Paying and cancelling: each answer by descending precedence, and the order that is not written yet.</summary>
public sealed class OrderActionTests
{
    private const long Buyer = 7, Stranger = 8;
    private const string Pay = "/api/orders/11-1-1/pay", Cancel = "/api/orders/11-1-1/cancel";

    private static readonly OrderId Id = new(FrontEnd.SaleId, 1, 1);

    [Fact]
    public async Task Paying_shows_the_order_and_its_open_payment()
    {
        await using var web = await FrontEnd.StartAsync();
        var order = Order(web, OrderStatus.Placed) with { PayingUntil = web.Time.GetUtcNow().AddMinutes(2) };
        web.Grains.Order("11-1-1").OnPay = _ => Task.FromResult(new PayResult(PayStatus.Open, order, "p-1"));
        var expected = JsonNode.Parse("""
            {
              "orderId": "11-1-1", "productId": 1, "saleId": 11, "priceCents": 999, "status": "placed",
              "createdAt": "2026-11-11T12:00:00Z", "expiresAt": "2026-11-11T12:15:00Z",
              "payingUntil": "2026-11-11T12:02:00Z", "paymentId": "p-1"
            }
            """);
        for (var i = 0; i < 2; i++) Assert.True(JsonNode.DeepEquals(expected, await PostAsync(web, Pay).OkAsync()));
        Assert.Equal(0, web.Grains.User(Buyer).Reads);
    }

    [Fact]
    public async Task Paying_with_a_wait_answers_when_the_final_word_has_come()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.SubscribedAsync();
        var order = Order(web, OrderStatus.Placed) with { PayingUntil = web.Time.GetUtcNow().AddMinutes(2) };
        web.Grains.Order("11-1-1").OnPay = _ => Task.FromResult(new PayResult(PayStatus.Open, order, "p-1"));
        var paying = PostAsync(web, Pay, ("Prefer", "wait=10"));
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        await web.CommitAsync(9, new OrderOutcome(Id, Buyer, OrderStatus.Placed));
        Assert.False(paying.IsCompleted);
        await web.CommitAsync(9, new OrderOutcome(Id, Buyer, OrderStatus.Paid));
        var paid = await paying.OkAsync();
        Assert.Equal("paid", (string?)paid["status"]);
        Assert.Null(paid["payingUntil"]);
        Assert.Equal("wait=10", Assert.Single((await paying).Headers.GetValues("Preference-Applied")));
        Assert.Equal(0, web.Grains.User(Buyer).Reads);
    }

    [Fact]
    public async Task A_wait_without_a_word_answers_what_holds()
    {
        await using var web = await FrontEnd.StartAsync();
        var order = Order(web, OrderStatus.Placed);
        web.Grains.User(Buyer).Orders.Add(order);
        web.Grains.Order("11-1-1").OnPay = _ => Task.FromResult(new PayResult(PayStatus.Open, order, "p-1"));
        var paying = PostAsync(web, Pay, ("Prefer", "wait=10"));
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        var response = await Until.ElapsesAsync(web.Time, paying, TimeSpan.FromSeconds(1));
        Assert.Equal("placed", (string?)(await Task.FromResult(response).OkAsync())["status"]);
        Assert.Equal(1, web.Grains.User(Buyer).Reads);
    }

    [Fact]
    public async Task Cancelling_shows_the_cancelled_order_also_the_second_time()
    {
        await using var web = await FrontEnd.StartAsync();
        var order = Order(web, OrderStatus.Cancelled);
        web.Grains.Order("11-1-1").OnCancel = _ => Task.FromResult(new CancelResult(CancelStatus.Cancelled, order));
        for (var i = 0; i < 2; i++) Assert.Equal("cancelled", (string?)(await PostAsync(web, Cancel).OkAsync())["status"]);
    }

    [Theory]
    [InlineData(OrderStatus.Paid)]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Rejected)]
    public async Task What_cannot_be_done_any_more_is_refused(OrderStatus status)
    {
        await using var web = await FrontEnd.StartAsync();
        var grain = web.Grains.Order("11-1-1");
        grain.OnPay = _ => Task.FromResult(new PayResult(PayStatus.NotPayable, Order(web, status)));
        grain.OnCancel = _ => Task.FromResult(new CancelResult(CancelStatus.NotCancellable, Order(web, status)));
        await PostAsync(web, Pay).RefusedAsync(409, "not_payable");
        await PostAsync(web, Cancel).RefusedAsync(409, "not_cancellable");
        Assert.Equal((1, 1), (grain.Pays, grain.Cancels));
    }

    [Theory]
    [InlineData("0-1-1")]
    [InlineData("01-1-1")]
    [InlineData("1-1")]
    [InlineData("1-1-2147483648")]
    [InlineData("x")]
    [InlineData("1-1-1%20")]
    public async Task Whatever_is_no_orders_id_is_not_found(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        await PostAsync(web, $"/api/orders/{id}/pay").RefusedAsync(404, "order_not_found");
        await PostAsync(web, $"/api/orders/{id}/cancel").RefusedAsync(404, "order_not_found");
        Assert.Equal(0, web.Grains.User(Buyer).Reads);
    }

    [Fact]
    public async Task A_strangers_order_is_not_found_like_one_that_is_not_there()
    {
        await using var web = await FrontEnd.StartAsync();
        var unknown = await PostAsync(web, Pay).RefusedAsync(404, "order_not_found");

        // Even if grains gave out what is not the caller's, the front end would not pass it on.
        var foreign = Order(web, OrderStatus.Placed) with { UserId = Stranger };
        var grain = web.Grains.Order("11-1-1");
        grain.OnPay = _ => Task.FromResult(new PayResult(PayStatus.Open, foreign, "p-1"));
        grain.OnCancel = _ => Task.FromResult(new CancelResult(CancelStatus.Cancelled, foreign));
        web.Grains.User(Buyer).OnGetOrder = _ => Task.FromResult<Order?>(foreign);
        Assert.Equal(unknown.ToJsonString(), (await PostAsync(web, Pay).RefusedAsync(404, "order_not_found")).ToJsonString());
        await PostAsync(web, Cancel).RefusedAsync(404, "order_not_found");
        await web.Client.PostAsync(Pay, null, TestContext.Current.CancellationToken).RefusedAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_is_not_written_yet_is_waited_for(bool grainSeesIt)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.SubscribedAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, OrderStatus.Pending));
        var grain = web.Grains.Order("11-1-1");
        var pending = grainSeesIt ? Order(web, OrderStatus.Pending) : null;
        var (notPayable, notCancellable) = grainSeesIt
            ? (PayStatus.NotPayable, CancelStatus.NotCancellable)
            : (PayStatus.NotFound, CancelStatus.NotFound);
        grain.OnPay = _ => Task.FromResult(grain.Pays == 1
            ? new PayResult(notPayable, pending)
            : new PayResult(PayStatus.Open, Order(web, OrderStatus.Placed), "p-1"));
        grain.OnCancel = _ => Task.FromResult(grain.Cancels == 1
            ? new CancelResult(notCancellable, pending)
            : new CancelResult(CancelStatus.Cancelled, Order(web, OrderStatus.Cancelled)));
        var paying = PostAsync(web, Pay);
        var cancelling = PostAsync(web, Cancel);
        await Until.TrueAsync(() => web.Board.Waiters == 2);
        await web.CommitAsync(9, new OrderOutcome(Id, Buyer, OrderStatus.Placed));
        Assert.Equal("placed", (string?)(await paying.OkAsync())["status"]);
        Assert.Equal("cancelled", (string?)(await cancelling.OkAsync())["status"]);
        Assert.Equal((2, 2), (grain.Pays, grain.Cancels));
    }

    [Fact]
    public async Task An_order_that_stays_unwritten_is_refused_after_a_moment()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, OrderStatus.Pending));
        foreach (var (path, code) in new[] { (Pay, "not_payable"), (Cancel, "not_cancellable") })
        {
            var asking = PostAsync(web, path);
            await Until.TrueAsync(() => web.Board.Waiters == 1);
            web.Time.Advance(WebLimits.PendingPatience - TimeSpan.FromMilliseconds(1));
            Assert.False(asking.IsCompleted);
            var response = await Until.ElapsesAsync(web.Time, asking, TimeSpan.FromMilliseconds(1));
            await Task.FromResult(response).RefusedAsync(409, code);
        }

        Assert.Equal((2, 2), (web.Grains.Order("11-1-1").Pays, web.Grains.Order("11-1-1").Cancels));
    }

    [Fact]
    public async Task A_notice_that_may_have_been_missed_is_made_up_for_by_asking()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.SubscribedAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, OrderStatus.Pending));
        var grain = web.Grains.Order("11-1-1");
        grain.OnPay = _ => Task.FromResult(grain.Pays == 1
            ? new PayResult(PayStatus.NotFound)
            : new PayResult(PayStatus.Open, Order(web, OrderStatus.Placed), "p-1"));
        var paying = PostAsync(web, Pay);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        web.Board.Miss();
        Assert.Equal("placed", (string?)(await paying.OkAsync())["status"]);
    }

    [Fact]
    public async Task A_node_that_stops_says_nothing_final()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, OrderStatus.Pending));
        var paying = PostAsync(web, Pay);
        await Until.TrueAsync(() => web.Board.Waiters == 1);
        web.Board.Close();
        await paying.RefusedAsync(503, "unavailable");
        await PostAsync(web, Cancel).RefusedAsync(503, "unavailable");
    }

    [Fact]
    public async Task A_ledger_that_is_away_is_unavailable()
    {
        await using var web = await FrontEnd.StartAsync();
        var grain = web.Grains.Order("11-1-1");
        grain.OnPay = _ => throw new TimeoutException();
        grain.OnCancel = _ => throw new TimeoutException();
        await PostAsync(web, Pay).RefusedAsync(503, "unavailable");
        await PostAsync(web, Cancel).RefusedAsync(503, "unavailable");
        web.Grains.User(Buyer).OnGetOrder = _ => throw new TimeoutException();
        grain.OnPay = _ => Task.FromResult(new PayResult(PayStatus.NotFound));
        await PostAsync(web, Pay).RefusedAsync(503, "unavailable");
    }

    [Fact]
    public async Task A_body_is_skipped_up_to_its_bound()
    {
        await using var web = await FrontEnd.StartAsync();
        using var large = new Unsized(new byte[WebLimits.MaxBodyBytes + 1]);
        var sending = web.As(Buyer).PostAsync(Pay, large, TestContext.Current.CancellationToken);
        await sending.RefusedAsync(413, "body_too_large");
        await web.As(Buyer).PostJsonAsync(Pay, "{").RefusedAsync(404, "order_not_found");
    }

    private static Task<HttpResponseMessage> PostAsync(FrontEnd web, string path, params (string Name, string Value)[] headers) =>
        web.As(Buyer).SendAsync(Http.Request(HttpMethod.Post, path, headers), TestContext.Current.CancellationToken);

    private static Order Order(FrontEnd web, OrderStatus status) =>
        new(Id, 1, Buyer, 999, status, web.Time.GetUtcNow(), web.Time.GetUtcNow().AddMinutes(15));
}
