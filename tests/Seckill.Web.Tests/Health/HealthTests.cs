using System.Net;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_living_process_whose_ledger_is_away_is_healthy_and_not_ready()
    {
        await using var web = await FrontEnd.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetItAsync("/readyz")).StatusCode);
        web.Grains.Listing.Before = _ => throw new TimeoutException();
        web.Time.Advance(WebLimits.ReadyMaxAge);
        await web.Client.GetItAsync("/readyz").RefusedAsync(503, "unavailable");
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetItAsync("/healthz")).StatusCode);
        web.Grains.Listing.Before = _ => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetItAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task A_ledger_that_hangs_is_not_ready_within_a_bounded_time()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Listing.Before = _ => new TaskCompletionSource().Task;
        var asking = web.Client.GetItAsync("/readyz");
        var answer = await Until.ElapsesAsync(web.Time, asking, TimeSpan.FromSeconds(1));
        await Task.FromResult(answer).RefusedAsync(503, "unavailable");
    }

    [Fact]
    public async Task Whoever_asks_often_does_not_make_the_ledger_be_read_often()
    {
        await using var web = await FrontEnd.StartAsync();
        for (var i = 0; i < 10; i++) await web.Client.GetItAsync("/readyz");
        Assert.Equal(1, web.Grains.Listing.Reads);
    }
}
