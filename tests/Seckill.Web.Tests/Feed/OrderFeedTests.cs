using Seckill.Orders;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Feed;

public sealed class OrderFeedTests
{
    [Fact]
    public async Task Every_partition_is_subscribed_at_renewed_and_left_at_the_end()
    {
        var web = await FrontEnd.StartAsync();
        await web.SubscribedAsync();
        for (var round = 2; round <= 4; round++)
        {
            await AdvanceUntilAsync(web, () => Writers(web).All(writer => writer.Subscriptions >= round));
        }

        await web.DisposeAsync();
        Assert.All(Writers(web), writer => Assert.Equal(0, writer.Observers));
    }

    [Fact]
    public async Task A_renewal_comes_no_sooner_than_its_interval()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.SubscribedAsync();
        web.Time.Advance(OrderFeedLimits.RenewalInterval - TimeSpan.FromMilliseconds(1));
        Assert.All(Writers(web), writer => Assert.Equal(1, writer.Subscriptions));
    }

    [Fact]
    public async Task A_writer_that_fails_is_tried_again_and_does_not_silence_the_others()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.SubscribedAsync();
        var failing = web.Grains.Writer(1);
        failing.Fault = new TimeoutException();
        await AdvanceUntilAsync(web, () => Writers(web).All(writer => writer.Subscriptions >= 3));
        failing.Fault = null;
        var count = failing.Subscriptions;
        await AdvanceUntilAsync(web, () => failing.Subscriptions > count);
        Assert.Empty(web.Log.Errors);
    }

    private static IEnumerable<FakeWriter> Writers(FrontEnd web) =>
        Enumerable.Range(0, FrontEnd.Partitions).Select(partition => web.Grains.Writer(partition));

    private static async Task AdvanceUntilAsync(FrontEnd web, Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            web.Time.Advance(OrderFeedLimits.RenewalInterval);
            await Task.Yield();
        }
    }
}
