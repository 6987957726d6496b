using System.Text.Json.Nodes;
using Seckill.Orders;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Events;

/// <summary>An order as server-sent events: what is shown, in which order, and how a stream begins and ends.</summary>
public sealed class EventTests
{
    private const long Buyer = 7;

    private static readonly OrderId Id = new(FrontEnd.SaleId, 1, 1);

    [Fact]
    public async Task The_present_comes_first_then_each_status_once_and_the_final_one_ends_it()
    {
        await using var web = await BoughtAsync(OrderStatus.Pending);
        using var events = await OpenAsync(web);
        Assert.True(events.Response.Headers.CacheControl?.NoStore);
        Assert.Equal("no", Assert.Single(events.Response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Null(events.Response.Content.Headers.ContentLength);
        var expected = JsonNode.Parse("""
            {
              "orderId": "11-1-1", "productId": 1, "saleId": 11, "priceCents": 999, "status": "pending",
              "createdAt": "2026-11-11T12:00:00Z", "expiresAt": "2026-11-11T12:15:00Z"
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, (await events.NextAsync())?.Order));
        await CommitAsync(web, OrderStatus.Placed);
        Assert.Equal("placed", await events.NextIdAsync());
        await CommitAsync(web, OrderStatus.Paid);
        Assert.Equal("paid", await events.NextIdAsync());
        Assert.Null(await events.BlockAsync());
        await Until.TrueAsync(() => web.Streams.Open == 0);
        Assert.Equal(1, web.Grains.User(Buyer).Reads);
    }

    [Theory]
    [InlineData(OrderStatus.Paid, "paid")]
    [InlineData(OrderStatus.Cancelled, "cancelled")]
    [InlineData(OrderStatus.Rejected, "rejected")]
    public async Task A_final_status_is_shown_and_that_is_all(OrderStatus status, string name)
    {
        await using var web = await BoughtAsync(status);
        using var events = await OpenAsync(web);
        Assert.Equal(name, await events.NextIdAsync());
        Assert.Null(await events.BlockAsync());
    }

    [Fact]
    public async Task Notices_that_come_again_or_late_show_nothing()
    {
        await using var web = await BoughtAsync(OrderStatus.Pending);
        using var events = await OpenAsync(web);
        Assert.Equal("pending", await events.NextIdAsync());
        await CommitAsync(web, OrderStatus.Placed);
        await CommitAsync(web, OrderStatus.Pending);
        await CommitAsync(web, OrderStatus.Placed);
        Assert.Equal("placed", await events.NextIdAsync());
        await CommitAsync(web, OrderStatus.Placed);
        await CommitAsync(web, OrderStatus.Cancelled);
        await CommitAsync(web, OrderStatus.Placed);
        Assert.Equal("cancelled", await events.NextIdAsync());
        Assert.Null(await events.BlockAsync());

        // The look may be behind the feed as well, and the feed's word holds.
        using var later = await OpenAsync(web);
        Assert.Equal("cancelled", await later.NextIdAsync());
    }

    [Fact]
    public async Task Last_Event_ID_goes_on_from_there()
    {
        await using var web = await BoughtAsync(OrderStatus.Placed);
        using var events = await OpenAsync(web, ("Last-Event-ID", "placed"));
        Assert.Equal([":"], (await events.BlockAsync())!);
        await CommitAsync(web, OrderStatus.Paid);
        Assert.Equal("paid", await events.NextIdAsync());

        using var missed = await OpenAsync(web, ("Last-Event-ID", "pending"));
        Assert.Equal("paid", await missed.NextIdAsync());

        // A node that hears of nothing and looks at an order that is behind what was seen shows nothing older.
        web.Grains.User(8).Orders.Add(Order(web, OrderStatus.Pending) with { Id = new(11, 1, 2), UserId = 8 });
        using var ahead = await EventReader.OpenAsync(web.As(8), "11-1-2", ("Last-Event-ID", "placed"));
        await web.CommitAsync(9, new OrderOutcome(new(11, 1, 2), 8, OrderStatus.Rejected));
        Assert.Equal("rejected", await ahead.NextIdAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Placed")]
    [InlineData("7")]
    [InlineData("placed, placed")]
    public async Task A_Last_Event_ID_that_is_none_of_ours_is_no_one(string id)
    {
        await using var web = await BoughtAsync(OrderStatus.Placed);
        using var events = await OpenAsync(web, ("Last-Event-ID", id));
        Assert.Equal("placed", await events.NextIdAsync());
    }

    [Fact]
    public async Task Who_saw_the_final_status_is_told_not_to_come_again()
    {
        await using var web = await BoughtAsync(OrderStatus.Paid);
        var response = await web.As(Buyer).GetItAsync("/api/orders/11-1-1/events", ("Last-Event-ID", "paid"));
        Assert.Equal(204, (int)response.StatusCode);

        // What the ledger says counts, whatever a client believes to have seen.
        using var events = await OpenAsync(web, ("Last-Event-ID", "cancelled"));
        Assert.Equal("paid", await events.NextIdAsync());
        Assert.Null(await events.BlockAsync());
    }

    [Fact]
    public async Task In_silence_there_is_a_heartbeat()
    {
        await using var web = await BoughtAsync(OrderStatus.Placed);
        using var events = await OpenAsync(web);
        Assert.Equal([":"], (await events.BlockAsync())!);
        Assert.Equal("placed", await events.NextIdAsync());
        for (var i = 0; i < 3; i++)
        {
            var heartbeat = events.BlockAsync();
            await Until.ElapsesAsync(web.Time, heartbeat, WebLimits.EventHeartbeat / 15);
            Assert.Equal([":"], (await heartbeat)!);
        }

        await CommitAsync(web, OrderStatus.Cancelled);
        Assert.Equal("cancelled", await events.NextIdAsync());
    }

    [Fact]
    public async Task A_commit_between_the_look_and_the_stream_is_shown()
    {
        await using var web = await BoughtAsync(OrderStatus.Pending);
        web.Grains.User(Buyer).OnGetOrder = async _ =>
        {
            await CommitAsync(web, OrderStatus.Paid);
            return Order(web, OrderStatus.Pending);
        };
        using var events = await OpenAsync(web);
        Assert.Equal("paid", await events.NextIdAsync());
        Assert.Null(await events.BlockAsync());
    }

    [Theory]
    [InlineData("11-1-2")]
    [InlineData("0-1-1")]
    [InlineData("1-1")]
    [InlineData("x")]
    public async Task What_the_caller_did_not_order_is_not_found(string id)
    {
        await using var web = await BoughtAsync(OrderStatus.Placed);
        await web.As(Buyer).GetItAsync($"/api/orders/{id}/events").RefusedAsync(404, "order_not_found");
        web.Grains.User(8).OnGetOrder = _ => Task.FromResult<Order?>(Order(web, OrderStatus.Placed));
        await web.As(8).GetItAsync("/api/orders/11-1-1/events").RefusedAsync(404, "order_not_found");
        Assert.Equal(0, web.Streams.Open);
    }

    [Fact]
    public async Task The_token_comes_in_the_header_and_nowhere_else()
    {
        await using var web = await BoughtAsync(OrderStatus.Placed);
        var token = web.As(Buyer).DefaultRequestHeaders.Authorization!.Parameter;
        await web.Client.GetItAsync($"/api/orders/11-1-1/events?access_token={token}").RefusedAsync(401, "unauthorized");
    }

    [Fact]
    public async Task An_order_that_cannot_be_looked_at_is_unavailable()
    {
        await using var web = await BoughtAsync(OrderStatus.Placed);
        web.Grains.User(Buyer).OnGetOrder = _ => throw new TimeoutException();
        await web.As(Buyer).GetItAsync("/api/orders/11-1-1/events").RefusedAsync(503, "unavailable");
        Assert.Equal(0, web.Streams.Open);
    }

    private static async Task<FrontEnd> BoughtAsync(OrderStatus status)
    {
        var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, status));
        await web.SubscribedAsync();
        return web;
    }

    private static Task<EventReader> OpenAsync(FrontEnd web, params (string Name, string Value)[] headers) =>
        EventReader.OpenAsync(web.As(Buyer), "11-1-1", headers);

    private static Task CommitAsync(FrontEnd web, OrderStatus status) => web.CommitAsync(9, new OrderOutcome(Id, Buyer, status));

    private static Order Order(FrontEnd web, OrderStatus status) =>
        new(Id, 1, Buyer, 999, status, web.Time.GetUtcNow(), web.Time.GetUtcNow().AddMinutes(15));
}
