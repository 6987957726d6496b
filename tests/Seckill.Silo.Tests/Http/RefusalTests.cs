using System.Net;
using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary>The refusals of a purchase, each with its code, in their order of precedence, on the real way of a purchase.</summary>
public abstract class RefusalTests(BackendKind backend)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Each_refusal_has_its_code_and_the_first_that_applies_is_given()
    {
        await using var silo = await TestSilo.StartAsync(backend, "--Limits:PurchaseIntervalSeconds=3600");
        var client = silo.Client;

        await RefusedAsync(client, 1, 999, HttpStatusCode.NotFound, "product_not_found");
        var unsold = await client.CreateProductAsync();
        await RefusedAsync(client, 1, unsold, HttpStatusCode.NotFound, "product_not_found");

        // One unit, so that it is sold out by its first buyer: later rows break all the rules below them as well.
        var productId = await client.CreateSaleAsync(stock: 1, startsIn: Hour, window: Hour);
        await RefusedAsync(client, 1, productId, HttpStatusCode.Forbidden, "not_started");
        silo.Clock.Shift(Hour);
        Assert.Equal(HttpStatusCode.Accepted, (await client.BuyAsync(1, productId, waitSeconds: 20)).Status);
        await RefusedAsync(client, 1, productId, HttpStatusCode.TooManyRequests, "rate_limited");
        await RefusedAsync(client, 2, productId, HttpStatusCode.Conflict, "sold_out");
        silo.Clock.Shift(Hour);
        await RefusedAsync(client, 1, productId, HttpStatusCode.Forbidden, "ended");
    }

    [Fact]
    public async Task A_buyer_with_an_order_is_told_so_even_when_it_is_sold_out()
    {
        await using var silo = await TestSilo.StartAsync(backend, "--Limits:PurchaseIntervalSeconds=0");
        var productId = await silo.Client.CreateSaleAsync(stock: 1);
        var order = await silo.Client.BuyAsync(1, productId);
        await RefusedAsync(silo.Client, 2, productId, HttpStatusCode.Conflict, "sold_out");
        var again = await RefusedAsync(silo.Client, 1, productId, HttpStatusCode.Conflict, "already_ordered");
        Assert.Equal(order.OrderId, again.OrderId);
    }

    [Fact]
    public async Task The_next_sale_of_a_product_sells_to_the_buyers_of_the_last()
    {
        await using var silo = await TestSilo.StartAsync(backend, "--Limits:PurchaseIntervalSeconds=0");
        var client = silo.Client;
        var productId = await client.CreateProductAsync();
        await client.CreateSaleOfAsync(productId, 1, window: Hour);
        await client.CreateSaleOfAsync(productId, 1, startsIn: 2 * Hour, window: Hour);
        var first = await client.BuyAsync(1, productId);
        silo.Clock.Shift(2 * Hour);
        var second = await client.BuyAsync(1, productId, waitSeconds: 20);
        Assert.Equal(HttpStatusCode.Accepted, second.Status);
        Assert.NotEqual(first.OrderId, second.OrderId);
        Assert.Equal(2, (await client.AuditAsync(productId)).Sum(sale => sale.GetProperty("placed").GetInt64()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("%20")]
    public async Task A_product_id_that_is_none_is_not_found(string id)
    {
        await using var silo = await TestSilo.StartAsync(backend);
        var answer = await silo.Client.SendAsync(HttpMethod.Post, $"/api/products/{id}/orders", userId: 1);
        Assert.Equal((HttpStatusCode.NotFound, "product_not_found"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_order_is_shown_to_its_buyer_only()
    {
        await using var silo = await TestSilo.StartAsync(backend);
        var productId = await silo.Client.CreateSaleAsync(stock: 2);
        var order = await silo.Client.BuyAsync(1, productId, waitSeconds: 20);
        Assert.Equal(HttpStatusCode.OK, (await silo.Client.OrderAsync(1, order.OrderId!)).Status);
        foreach (var (user, id) in new[] { (2L, order.OrderId!), (1L, "1-1-999"), (1L, "77-1-1"), (1L, "0-0-0"), (1L, "x") })
        {
            var answer = await silo.Client.OrderAsync(user, id);
            Assert.Equal((HttpStatusCode.NotFound, "order_not_found"), (answer.Status, answer.Code));
        }
    }

    private static async Task<Answer> RefusedAsync(
        SaleClient client, long userId, long productId, HttpStatusCode status, string code)
    {
        var answer = await client.BuyAsync(userId, productId);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        return answer;
    }
}
