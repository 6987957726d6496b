using System.Collections.Concurrent;
using System.Net;
using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary>The sale itself, over HTTP against a started silo.</summary>
public abstract class FlashSaleTests(BackendKind backend)
{
    [Theory]
    [InlineData(16)]
    [InlineData(256)]
    public async Task Of_2000_buyers_500_get_the_500_units_and_1500_are_told_it_is_sold_out(int parallel)
    {
        await using var silo = await TestSilo.StartAsync(backend);
        var productId = await silo.Client.CreateSaleAsync(stock: 500);
        var answers = new ConcurrentDictionary<long, Answer>();

        await Parallel.ForAsync(1L, 2_001, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (user, _) =>
            answers[user] = await silo.Client.BuyAsync(user, productId));

        var accepted = answers.Where(answer => answer.Value.Status == HttpStatusCode.Accepted).ToArray();
        var soldOut = answers.Count(answer => answer.Value.Status == HttpStatusCode.Conflict && answer.Value.Code == "sold_out");
        Assert.Equal((500, 1_500), (accepted.Length, soldOut));
        Assert.Equal(500, accepted.Select(answer => answer.Value.OrderId).Distinct().Count());

        var sale = Assert.Single(await silo.Client.AuditAsync(productId));
        Assert.Equal((500, 0), (sale.GetProperty("placed").GetInt64(), sale.GetProperty("available").GetInt64()));
        await Parallel.ForEachAsync(accepted, async (answer, _) =>
        {
            var order = await silo.Client.OrderAsync(answer.Key, answer.Value.OrderId!);
            Assert.Equal("placed", order.Text("status"));
        });
    }

    [Fact]
    public async Task A_buyer_who_presses_50_times_at_once_has_one_order_and_gets_its_id_back()
    {
        await using var silo = await TestSilo.StartAsync(backend, "--Limits:PurchaseIntervalSeconds=0");
        var productId = await silo.Client.CreateSaleAsync(stock: 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => silo.Client.BuyAsync(7, productId)));

        var first = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.All(answers.Except([first]), answer => Assert.Equal((HttpStatusCode.Conflict, "already_ordered"), (answer.Status, answer.Code)));
        Assert.All(answers, answer => Assert.Equal(first.OrderId, answer.OrderId));
        var sale = Assert.Single(await silo.Client.AuditAsync(productId));
        Assert.Equal((1, 9), (sale.GetProperty("placed").GetInt64(), sale.GetProperty("available").GetInt64()));
        Assert.Single((await silo.Client.OrdersAsync(7)).Body.GetProperty("orders").EnumerateArray());
    }

    [Fact]
    public async Task Within_the_interval_a_second_press_is_limited_and_after_it_the_order_is_named()
    {
        await using var silo = await TestSilo.StartAsync(backend, "--Limits:PurchaseIntervalSeconds=3600");
        var productId = await silo.Client.CreateSaleAsync(stock: 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => silo.Client.BuyAsync(7, productId)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        var limited = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToArray();
        Assert.Equal(49, limited.Length);
        Assert.All(limited, answer => Assert.Equal("rate_limited", answer.Code));
        Assert.All(limited, answer => Assert.InRange(answer.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 3_590, 3_600));
    }

    [Fact]
    public async Task With_Prefer_wait_the_answer_is_the_final_word()
    {
        await using var silo = await TestSilo.StartAsync(backend);
        var productId = await silo.Client.CreateSaleAsync(stock: 100);
        await Parallel.ForAsync(1L, 101, async (user, _) =>
        {
            var answer = await silo.Client.BuyAsync(user, productId, waitSeconds: 20);
            Assert.Equal((HttpStatusCode.Accepted, "placed"), (answer.Status, answer.Text("status")));
            Assert.Equal($"/api/orders/{answer.OrderId}", answer.Message.Headers.Location!.OriginalString);
        });
    }

    [Fact]
    public async Task Sales_of_several_products_do_not_mix()
    {
        await using var silo = await TestSilo.StartAsync(backend);
        var products = new List<long>();
        for (var n = 1; n <= 8; n++) products.Add(await silo.Client.CreateSaleAsync(stock: 10 * n));
        var accepted = new ConcurrentDictionary<long, int>();

        await Parallel.ForAsync(0L, 8 * 100, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (n, _) =>
        {
            var productId = products[(int)(n % 8)];
            var answer = await silo.Client.BuyAsync(1 + n, productId);
            if (answer.Status == HttpStatusCode.Accepted) accepted.AddOrUpdate(productId, 1, (_, count) => count + 1);
        });

        for (var n = 0; n < 8; n++)
        {
            var sale = Assert.Single(await silo.Client.AuditAsync(products[n]));
            Assert.Equal(10 * (n + 1), accepted[products[n]]);
            Assert.Equal(10 * (n + 1), sale.GetProperty("placed").GetInt64());
        }
    }
}
