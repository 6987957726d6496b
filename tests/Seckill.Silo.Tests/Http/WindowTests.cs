using System.Net;
using Seckill.Catalog;
using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary>A sale's window opens and closes by the clock alone, to the millisecond, in front end, grain and listing.</summary>
public abstract class WindowTests(BackendKind backend)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_millisecond_before_it_begins_nothing_is_sold_and_from_then_until_a_millisecond_before_its_end_it_is()
    {
        await using var silo = await TestSilo.StartAsync(backend);
        var now = CatalogRules.Cut(silo.Clock.GetUtcNow());
        silo.Clock.StopAt(now);
        var productId = await silo.Client.CreateSaleAsync(stock: 10, startsIn: Hour, window: Hour, silo.Clock);

        await IsAsync(now + Hour - Millisecond, "upcoming", HttpStatusCode.Forbidden, "not_started");
        await IsAsync(now + Hour, "open", HttpStatusCode.Accepted);
        await IsAsync(now + (2 * Hour) - Millisecond, "open", HttpStatusCode.Accepted);
        await IsAsync(now + (2 * Hour), "ended", HttpStatusCode.Forbidden, "ended");
        Assert.Equal(2, Assert.Single(await silo.Client.AuditAsync(productId)).GetProperty("placed").GetInt64());

        async Task IsAsync(DateTimeOffset moment, string state, HttpStatusCode status, string? code = null)
        {
            silo.Clock.StopAt(moment);

            // Each moment has a buyer of its own; the first press decides.
            var answer = await silo.Client.BuyAsync(moment.ToUnixTimeMilliseconds(), productId);
            Assert.Equal((status, code), (answer.Status, answer.Code));
            var product = await silo.Client.SendAsync(HttpMethod.Get, $"/api/products/{productId}");
            Assert.Equal(state, product.Body.GetProperty("sale").GetProperty("state").GetString());
        }
    }
}
