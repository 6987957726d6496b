using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Stock;

namespace Seckill.Silo.Clusters;

/// <summary>What a ProductGrain finds by itself when nobody tells it, and what goes on while it cannot sell.</summary>
public sealed class RecoveryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_sale_of_which_the_grain_was_not_told_is_found_by_its_buyers_though_a_later_one_is_ready()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        var productId = await cluster.CreateSaleAsync(startsIn: 2 * Hour);
        Assert.Equal(PurchaseStatus.NotStarted, (await cluster.User(1).PurchaseAsync(productId)).Status);

        // What is left of a CatalogGrain that dies behind its commit.
        var now = cluster.Clock.GetUtcNow();
        await cluster.Services.GetRequiredService<ICatalogStore>().CreateSaleAsync(
            new NewSale(productId, 100, 10, now, now + Hour), now, TestContext.Current.CancellationToken);

        var result = await cluster.BuyAsync(1, productId, again: PurchaseStatus.NotStarted);
        Assert.Equal(PurchaseStatus.Accepted, result.Status);
    }

    [Fact]
    public async Task While_the_stream_is_away_written_orders_are_shown_and_afterwards_the_sale_goes_on_even_if_the_clock_was_set_back()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        var productId = await cluster.CreateSaleAsync(startsIn: -Hour / 2);
        var order = await cluster.User(1).PurchaseAsync(productId);
        await cluster.AuditAsync(productId);

        cluster.Faults.Enqueue(StreamFault.Down);
        await cluster.DeactivateAsync(productId);
        Assert.Equal(PurchaseStatus.Unavailable, (await cluster.BuyAsync(2, productId, again: PurchaseStatus.Recovering)).Status);
        Assert.Equal(OrderStatus.Placed, Assert.Single(await cluster.User(1).GetOrdersAsync()).Status);
        Assert.Equal(OrderStatus.Placed, (await cluster.User(1).GetOrderAsync(order.OrderId!.Value))!.Status);

        cluster.Clock.Shift(-Hour / 4);
        cluster.Faults.Clear();
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.BuyAsync(2, productId, again: PurchaseStatus.Unavailable)).Status);
    }
}
