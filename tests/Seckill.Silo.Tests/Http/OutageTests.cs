using System.Collections.Concurrent;
using System.Net;
using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary>A server is stopped in the middle of a sale, and started again.</summary>
[Collection(ServersCollection.Name)]
public sealed class OutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Without_the_broker_purchases_get_503_at_once_and_with_it_the_sale_goes_on()
    {
        await using var silo = await TestSilo.StartAsync(BackendKind.Servers, "--Limits:PurchaseIntervalSeconds=0");
        var sale = new Sale(silo.Client, await silo.Client.CreateSaleAsync(stock: 1_000));
        await sale.BuyAsync(users: 100);

        await using (await Outage.BeginAsync("rabbitmq"))
        {
            // Whatever was on its way when the broker went is settled by the first answer; from then on it is said at once.
            await sale.UntilAsync(answer => answer.Status == HttpStatusCode.ServiceUnavailable);
            for (var n = 0; n < 20; n++)
            {
                var started = TimeProvider.System.GetTimestamp();
                var answer = await sale.PressAsync();
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (answer.Status, answer.Code));
                Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, Second);
            }

            Assert.Equal(HttpStatusCode.OK, (await silo.Client.SendAsync(HttpMethod.Get, "/api/products")).Status);
            Assert.Equal(HttpStatusCode.OK, (await silo.Client.OrdersAsync(1)).Status);
        }

        await sale.UntilAsync(answer => answer.Status == HttpStatusCode.Accepted);
        await sale.BuyAsync(users: 100);
        await sale.AssertNothingLostAsync();
    }

    [Fact]
    public async Task Without_the_database_orders_are_accepted_and_with_it_they_are_placed_once()
    {
        await using var silo = await TestSilo.StartAsync(BackendKind.Servers, "--Limits:PurchaseIntervalSeconds=0");
        var sale = new Sale(silo.Client, await silo.Client.CreateSaleAsync(stock: 1_000));
        await sale.BuyAsync(users: 100);

        await using (await Outage.BeginAsync("mysql"))
        {
            var before = sale.Accepted.Count;
            await sale.BuyAsync(users: 100);
            Assert.Equal(before + 100, sale.Accepted.Count);
        }

        await sale.AssertNothingLostAsync();
        Assert.Equal(200, sale.Accepted.Count);
    }

    [Fact]
    public async Task Beyond_the_bound_of_unwritten_orders_purchases_get_503_until_the_database_is_back()
    {
        const int Bound = 50;
        await using var silo = await TestSilo.StartAsync(BackendKind.Servers, $"--Orders:MaxUnwritten={Bound}");
        var sale = new Sale(silo.Client, await silo.Client.CreateSaleAsync(stock: 1_000));
        await using (await Outage.BeginAsync("mysql"))
        {
            for (var n = 0; n < Bound; n++) Assert.Equal(HttpStatusCode.Accepted, (await sale.PressAsync()).Status);
            for (var n = 0; n < Bound; n++)
            {
                var answer = await sale.PressAsync();
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (answer.Status, answer.Code));
            }
        }

        await sale.UntilAsync(answer => answer.Status == HttpStatusCode.Accepted);
        await sale.AssertNothingLostAsync();
        Assert.Equal(Bound + 1, sale.Accepted.Count);
    }

    [Fact]
    public async Task Without_the_cache_no_request_fails_and_listings_stay_right()
    {
        await using var silo = await TestSilo.StartAsync(BackendKind.Servers, "--Limits:PurchaseIntervalSeconds=0");
        var sale = new Sale(silo.Client, await silo.Client.CreateSaleAsync(stock: 1_000));
        await sale.BuyAsync(users: 50);
        await sale.UntilListedAsync(available: 950);
        await using (await Outage.BeginAsync("redis"))
        {
            await sale.BuyAsync(users: 50);
            await sale.UntilListedAsync(available: 900);
        }

        await sale.BuyAsync(users: 50);
        await sale.UntilListedAsync(available: 850);
        await sale.AssertNothingLostAsync();
        Assert.Equal(150, sale.Accepted.Count);
    }

    /// <summary>One product's sale, and every order that was answered with 202.</summary>
    private sealed class Sale(SaleClient client, long productId)
    {
        private long _users;

        public ConcurrentDictionary<string, long> Accepted { get; } = new();

        /// <summary>A buyer who has not tried before presses the button.</summary>
        public async Task<Answer> PressAsync()
        {
            var user = Interlocked.Increment(ref _users);
            var answer = await client.BuyAsync(user, productId);
            if (answer.Status == HttpStatusCode.Accepted) Accepted[answer.OrderId!] = user;
            return answer;
        }

        public Task BuyAsync(int users) => Parallel.ForAsync(0, users, async (_, _) => await PressAsync());

        public async Task UntilAsync(Func<Answer, bool> wanted)
        {
            using var limit = new CancellationTokenSource(Patience);
            while (!wanted(await PressAsync())) limit.Token.ThrowIfCancellationRequested();
        }

        public async Task UntilListedAsync(long available)
        {
            using var limit = new CancellationTokenSource(Patience);
            while (true)
            {
                var listing = await client.SendAsync(HttpMethod.Get, $"/api/products/{productId}");
                Assert.Equal(HttpStatusCode.OK, listing.Status);
                if (listing.Body.GetProperty("sale").GetProperty("available").GetInt64() == available) return;
                limit.Token.ThrowIfCancellationRequested();
            }
        }

        public async Task AssertNothingLostAsync()
        {
            foreach (var (orderId, user) in Accepted)
            {
                Assert.Equal("placed", (await client.OrderAsync(user, orderId, waitSeconds: 30)).Text("status"));
            }

            var sale = Assert.Single(await client.AuditAsync(productId));
            Assert.True(sale.GetProperty("placed").GetInt64() >= Accepted.Count);
        }
    }
}
