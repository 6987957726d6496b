using System.Text.Json.Nodes;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class ProductStateTests
{
    [Fact]
    public async Task The_ledger_s_sale_and_the_grain_stand_side_by_side()
    {
        await using var web = await FrontEnd.StartAsync();
        var sale = web.PutOnSale(available: 6);
        var stock = new StockSnapshot(FrontEnd.ProductId, sale.Id, 3, StockState.Open, 4, 1, 2, 1);
        web.Grains.Cluster.Products[FrontEnd.ProductId] = new ProductReport(
            new Product(FrontEnd.ProductId, "Phone", "Fine", 1999, [sale]), stock, "127.0.0.1:2@2", web.Time.GetUtcNow());
        var expected = JsonNode.Parse("""
            {
              "id": 1,
              "name": "Phone",
              "sale": {
                "id": 11, "priceCents": 999, "stock": 10, "available": 6,
                "startsAt": "2026-11-11T11:59:00Z", "endsAt": "2026-11-11T13:00:00Z", "state": "open"
              },
              "openSaleId": 11,
              "grain": {
                "epoch": 3, "state": "open", "available": 4, "unconfirmed": 1, "unwritten": 2, "batchesInFlight": 1
              },
              "silo": "127.0.0.1:2@2"
            }
            """);
        var view = await web.AsAdmin().GetItAsync("/api/admin/products/1").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, view), view.ToJsonString());
    }

    [Fact]
    public async Task A_product_without_a_sale_and_an_idle_grain_are_shown()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Cluster.Products[7] = new ProductReport(
            new Product(7, "Mug", "", 1, []), new StockSnapshot(7, null, 0, StockState.Idle, 0, 0, 0, 0), null, web.Time.GetUtcNow());
        var view = await web.AsAdmin().GetItAsync("/api/admin/products/7").OkAsync();
        Assert.Null(view["sale"]);
        Assert.Null(view["openSaleId"]);
        Assert.Null(view["silo"]);
        Assert.Equal("idle", (string?)view["grain"]!["state"]);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("one")]
    [InlineData("9223372036854775808")]
    public async Task What_is_no_product_is_not_found(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.AsAdmin().GetItAsync($"/api/admin/products/{id}").RefusedAsync(404, "product_not_found");
    }
}
