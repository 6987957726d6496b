using System.Text.Json.Nodes;
using Seckill.Orders;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Orders;

public sealed class OrderTests
{
    private const long Buyer = 7, Stranger = 8;

    private static readonly OrderId Id = new(11, 2, 3);

    [Fact]
    public async Task An_order_shows_everything()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, Id, OrderStatus.Placed));
        var expected = JsonNode.Parse("""
            {
              "orderId": "11-2-3", "productId": 1, "saleId": 11, "priceCents": 999, "status": "placed",
              "createdAt": "2026-11-11T12:00:00Z", "expiresAt": "2026-11-11T12:15:00Z"
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, await web.As(Buyer).GetItAsync("/api/orders/11-2-3").OkAsync()));
        var mine = await web.As(Buyer).GetItAsync("/api/orders").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, Assert.Single(mine["orders"]!.AsArray())));
    }

    [Theory]
    [InlineData(OrderStatus.Pending, "pending")]
    [InlineData(OrderStatus.Placed, "placed")]
    [InlineData(OrderStatus.Paid, "paid")]
    [InlineData(OrderStatus.Cancelled, "cancelled")]
    [InlineData(OrderStatus.Rejected, "rejected")]
    public async Task Every_status_has_its_name(OrderStatus status, string name)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, Id, status));
        Assert.Equal(name, (string?)(await web.As(Buyer).GetItAsync("/api/orders/11-2-3").OkAsync())["status"]);
    }

    [Fact]
    public async Task Nobody_sees_anothers_order_and_unknown_looks_the_same()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).Orders.Add(Order(web, Id, OrderStatus.Placed));

        // Even if a grain gave out what is not its own, the front end would not pass it on.
        web.Grains.User(Stranger).OnGetOrder = _ => Task.FromResult<Order?>(Order(web, Id, OrderStatus.Placed));
        var others = await web.As(Stranger).GetItAsync("/api/orders/11-2-3").RefusedAsync(404, "order_not_found");
        var admins = await web.As(9, admin: true).GetItAsync("/api/orders/11-2-3").RefusedAsync(404, "order_not_found");
        var unknown = await web.As(Buyer).GetItAsync("/api/orders/11-2-4").RefusedAsync(404, "order_not_found");
        Assert.Equal(unknown.ToJsonString(), others.ToJsonString());
        Assert.Equal(unknown.ToJsonString(), admins.ToJsonString());
        Assert.Empty((await web.As(Stranger).GetItAsync("/api/orders").OkAsync())["orders"]!.AsArray());
        await web.Client.GetItAsync("/api/orders/11-2-3").RefusedAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData("0-1-1")]
    [InlineData("1-0-1")]
    [InlineData("1-1-0")]
    [InlineData("-1-1-1")]
    [InlineData("01-1-1")]
    [InlineData("1-1")]
    [InlineData("1-1-1-1")]
    [InlineData("1-1-2147483648")]
    [InlineData("9223372036854775808-1-1")]
    [InlineData("x")]
    [InlineData("1-1-1%20")]
    public async Task Whatever_is_no_orders_id_is_not_found(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.As(Buyer).GetItAsync($"/api/orders/{id}").RefusedAsync(404, "order_not_found");
        Assert.Equal(0, web.Grains.User(Buyer).Reads);
    }

    [Fact]
    public async Task An_order_that_is_not_known_yet_is_unavailable()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.User(Buyer).OnGetOrder = _ => throw new TimeoutException();
        await web.As(Buyer).GetItAsync("/api/orders/11-2-3").RefusedAsync(503, "unavailable");
    }

    [Fact]
    public async Task Answers_with_a_token_are_not_stored()
    {
        await using var web = await FrontEnd.StartAsync();
        var response = await web.As(Buyer).GetItAsync("/api/orders");
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    private static Order Order(FrontEnd web, OrderId id, OrderStatus status) =>
        new(id, 1, Buyer, 999, status, web.Time.GetUtcNow(), web.Time.GetUtcNow().AddMinutes(15));
}
