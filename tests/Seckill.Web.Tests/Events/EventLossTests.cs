using Seckill.Orders;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Events;

/// <summary>Streams when notices are lost, clients go, and nodes stop; and how many of them there may be.</summary>
public sealed class EventLossTests
{
    private const long Buyer = 7;

    private static readonly OrderId Id = new(FrontEnd.SaleId, 1, 1);

    [Fact]
    public async Task A_writer_that_starts_anew_sends_each_stream_to_look_once()
    {
        await using var web = await BoughtAsync();
        using var events = await EventReader.OpenAsync(web.As(Buyer), "11-1-1");
        Assert.Equal("placed", await events.NextIdAsync());
        var user = web.Grains.User(Buyer);
        web.Grains.Writer(0).Forget();
        web.Time.Advance(OrderFeedLimits.RenewalInterval);
        await Until.TrueAsync(() => user.Reads == 2);
        user.Orders[0] = user.Orders[0] with { Status = OrderStatus.Paid };
        web.Grains.Writer(0).Forget();
        web.Time.Advance(OrderFeedLimits.RenewalInterval);
        Assert.Equal("paid", await events.NextIdAsync());
        Assert.Null(await events.BlockAsync());
        Assert.Equal(3, user.Reads);
    }

    [Fact]
    public async Task A_look_that_fails_is_made_again()
    {
        await using var web = await BoughtAsync();
        using var events = await EventReader.OpenAsync(web.As(Buyer), "11-1-1");
        Assert.Equal("placed", await events.NextIdAsync());
        var user = web.Grains.User(Buyer);
        var cancelled = Task.FromResult<Order?>(Order(web, OrderStatus.Cancelled));
        user.OnGetOrder = _ => user.Reads < 4 ? throw new TimeoutException() : cancelled;
        web.Board.Miss();
        var next = events.NextIdAsync();
        Assert.Equal("cancelled", await Until.ElapsesAsync(web.Time, next, WebLimits.EventHeartbeat / 15));
        Assert.Equal(4, user.Reads);
    }

    [Fact]
    public async Task A_word_that_was_lost_without_a_trace_is_found_in_the_end()
    {
        await using var web = await BoughtAsync();
        using var events = await EventReader.OpenAsync(web.As(Buyer), "11-1-1");
        Assert.Equal("placed", await events.NextIdAsync());
        var began = web.Time.GetUtcNow();
        web.Grains.User(Buyer).Orders[0] = Order(web, OrderStatus.Paid);
        Assert.Equal("paid", await Until.ElapsesAsync(web.Time, events.NextIdAsync(), TimeSpan.FromSeconds(1)));
        Assert.True(web.Time.GetUtcNow() - began >= WebLimits.EventLookInterval);
    }

    [Fact]
    public async Task A_client_that_goes_frees_its_place()
    {
        await using var web = await BoughtAsync();
        var events = await EventReader.OpenAsync(web.As(Buyer), "11-1-1");
        Assert.Equal(1, web.Streams.Open);
        events.Dispose();
        await Until.TrueAsync(() => web.Streams.Open == 0);
        Assert.Empty(web.Log.Errors);
    }

    [Fact]
    public async Task A_node_that_stops_ends_its_streams_in_good_order()
    {
        var web = await BoughtAsync(kestrel: true);
        using var events = await EventReader.OpenAsync(web.As(Buyer), "11-1-1");
        Assert.Equal("placed", await events.NextIdAsync());
        var stopping = web.DisposeAsync();
        Assert.Null(await events.NextIdAsync());
        await stopping;
    }

    [Fact]
    public async Task One_user_has_so_many_streams_and_no_more()
    {
        await using var web = await BoughtAsync();
        var open = new List<EventReader>();
        for (var i = 0; i < WebLimits.MaxEventStreamsPerUser; i++) open.Add(await EventReader.OpenAsync(web.As(Buyer), "11-1-1"));
        await web.As(Buyer).GetItAsync("/api/orders/11-1-1/events").RefusedAsync(429, "rate_limited");
        web.Grains.User(8).Orders.Add(Order(web, OrderStatus.Placed) with { Id = new(11, 1, 2), UserId = 8 });
        using (await EventReader.OpenAsync(web.As(8), "11-1-2")) { }
        open.ForEach(events => events.Dispose());
        await Until.TrueAsync(() => web.Streams.Open == 0);
        using (await EventReader.OpenAsync(web.As(Buyer), "11-1-1")) { }
    }

    [Fact]
    public async Task Two_thousand_streams_each_hear_the_final_word()
    {
        const int count = 2_000;
        await using var web = await BoughtAsync();
        var streams = new EventReader[count];
        for (var i = 0; i < count; i++)
        {
            var (order, user) = (new OrderId(FrontEnd.SaleId, 2, i + 1), 1_000 + i);
            web.Grains.User(user).Orders.Add(Order(web, OrderStatus.Pending) with { Id = order, UserId = user });
            streams[i] = await EventReader.OpenAsync(web.As(user), order.ToString());
        }

        Assert.Equal(count, web.Streams.Open);
        await web.CommitAsync(0, Outcomes(_ => OrderStatus.Placed));
        foreach (var stream in streams)
        {
            var id = await stream.NextIdAsync();
            if (id == "pending") id = await stream.NextIdAsync();
            Assert.Equal("placed", id);
        }

        await web.CommitAsync(0, Outcomes(Last));
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(OrderStatusNames.Of(Last(i)), await streams[i].NextIdAsync());
            Assert.Null(await streams[i].BlockAsync());
            streams[i].Dispose();
        }

        await Until.TrueAsync(() => web.Streams.Open == 0);
        Assert.All(Enumerable.Range(1_000, count), user => Assert.Equal(1, web.Grains.User(user).Reads));

        static OrderStatus Last(int i) => i % 2 == 0 ? OrderStatus.Paid : OrderStatus.Cancelled;

        static OrderOutcome[] Outcomes(Func<int, OrderStatus> statusOf) =>
            [.. Enumerable.Range(0, count).Select(i => new OrderOutcome(new(FrontEnd.SaleId, 2, i + 1), 1_000 + i, statusOf(i)))];
    }

    private static async Task<FrontEnd> BoughtAsync(bool kestrel = false)
    {
        var web = await FrontEnd.StartAsync(kestrel);
        web.Grains.User(Buyer).Orders.Add(Order(web, OrderStatus.Placed));
        await web.SubscribedAsync();
        return web;
    }

    private static Order Order(FrontEnd web, OrderStatus status) =>
        new(Id, 1, Buyer, 999, status, web.Time.GetUtcNow(), web.Time.GetUtcNow().AddMinutes(15));
}
