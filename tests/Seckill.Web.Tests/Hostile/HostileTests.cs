using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Accounts;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Web.Auth;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Hostile;

/// <summary>Some thousand hostile requests: none is answered with 500, and every refusal has a code.</summary>
public sealed class HostileTests
{
    private const int Requests = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20261111)]
    [InlineData(int.MaxValue)]
    public async Task No_input_is_answered_with_500(int seed)
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.PutOnSale(2, 12, available: 0);
        await web.SubscribedAsync();
        Script(web);
        var issuer = web.Services.GetRequiredService<TokenIssuer>();
        string[] tokens = [issuer.Issue(new Account(7, "seven", "", false)), issuer.Issue(new Account(8, "eight", "", true))];
        var hostile = new HostileRequests(seed, tokens);
        for (var i = 0; i < Requests; i++)
        {
            using var request = hostile.Next();
            var what = $"seed {seed}, request {i}: {request.Method} {request.RequestUri}";
            // The headers only: an event stream has no end of its own.
            var sending = web.Client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            using var response = await Until.ElapsesAsync(web.Time, sending, TimeSpan.FromMilliseconds(1));
            await CheckAsync(response, what);
        }

        await Until.TrueAsync(() => web.Streams.Open == 0);
        Assert.Empty(web.Log.Errors);
    }

    private static async Task CheckAsync(HttpResponseMessage response, string what)
    {
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream") return;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode < 500, $"{what}: {(int)response.StatusCode} {text}");
        Assert.True(response.Headers.Contains("X-Content-Type-Options"), what);
        if ((int)response.StatusCode < 400 || response.RequestMessage!.Method == HttpMethod.Head) return;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(text)!["code"]), what);
    }

    private static void Script(FrontEnd web)
    {
        var order = new OrderId(FrontEnd.SaleId, 1, 1);
        web.Grains.User(7).Answers(new PurchaseResult(PurchaseStatus.Accepted, order, SaleId: FrontEnd.SaleId));
        web.Grains.User(8).Answers(new PurchaseResult(PurchaseStatus.SoldOut, SaleId: FrontEnd.SaleId));
        var now = web.Time.GetUtcNow();
        web.Grains.User(7).Orders.Add(new Order(order, 1, 7, 999, OrderStatus.Pending, now, now));
        var product = web.Grains.Product(FrontEnd.ProductId);
        product.OnChange = (_, change) => Task.FromResult(new SaleChangeResult(SaleChangeStatus.StockBelowSold));
    }
}
