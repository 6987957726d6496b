using System.Net;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Silo.Backends;
using Seckill.Silo.Clusters;

namespace Seckill.Silo.Http;

/// <summary>The whole way of a payment: the button, the sandbox, its signed callback, and what the buyer sees.</summary>
public abstract class PaymentOverHttpTests(BackendKind backend)
{
    private const long Buyer = 7;

    [Fact]
    public async Task Who_pays_has_paid_although_the_callback_comes_twice()
    {
        await using var silo = await TestSilo.StartAsync(
            backend, "--Payments:SandboxDelayMs=50", "--Payments:SandboxDuplicatePercent=100");
        var (productId, orderId) = await PlaceAsync(silo);
        var paid = await silo.Client.SendAsync(HttpMethod.Post, $"/api/orders/{orderId}/pay", Buyer, waitSeconds: 20);
        Assert.Equal((HttpStatusCode.OK, "paid"), (paid.Status, paid.Text("status")));
        Assert.Equal("paid", (await silo.Client.OrderAsync(Buyer, orderId)).Text("status"));
        var sale = Assert.Single(await silo.Client.AuditAsync(productId));
        Assert.Equal((1, 0), (sale.GetProperty("paid").GetInt64(), sale.GetProperty("placed").GetInt64()));
    }

    [Fact]
    public async Task Who_cancels_before_the_success_comes_gets_the_money_back_and_keeps_no_order()
    {
        await using var silo = await TestSilo.StartAsync(backend, "--Payments:SandboxDelayMs=1000");
        var (productId, orderId) = await PlaceAsync(silo);
        await silo.Client.SendAsync(HttpMethod.Post, $"/api/orders/{orderId}/pay", Buyer);
        var cancelled = await silo.Client.SendAsync(HttpMethod.Post, $"/api/orders/{orderId}/cancel", Buyer);
        Assert.Equal((HttpStatusCode.OK, "cancelled"), (cancelled.Status, cancelled.Text("status")));
        var order = silo.Cluster.GetGrain<IOrderGrain>(orderId);
        Assert.Equal(PayStatus.NotPayable, (await order.PayAsync(Buyer)).Status);

        // The audit counts money that was taken and neither refunded nor on its way back.
        await SaleCluster.UntilAsync(
            silo.Client.MetricsAsync,
            page => page.Contains("seckill_payments_callbacks_total{result=\"refunding\"} 1\n", StringComparison.Ordinal));
        var sale = Assert.Single(await silo.Client.AuditAsync(productId));
        Assert.Equal((0, 1), (sale.GetProperty("paid").GetInt64(), sale.GetProperty("cancelled").GetInt64()));
        Assert.Equal("cancelled", (await silo.Client.OrderAsync(Buyer, orderId)).Text("status"));
    }

    private static async Task<(long ProductId, string OrderId)> PlaceAsync(TestSilo silo)
    {
        var productId = await silo.Client.CreateSaleAsync(stock: 10);
        var order = await silo.Client.BuyAsync(Buyer, productId, waitSeconds: 20);
        Assert.Equal("placed", order.Text("status"));
        return (productId, order.OrderId!);
    }
}
