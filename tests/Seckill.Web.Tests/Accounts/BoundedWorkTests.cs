using Seckill.Web.Accounts;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Accounts;

public sealed class BoundedWorkTests
{
    [Fact]
    public async Task A_few_run_some_wait_and_the_rest_are_sent_away_at_once()
    {
        const int lanes = 1, queue = 3;
        using var bounded = new BoundedWork(lanes, queue);
        using var gate = new ManualResetEventSlim();
        var running = 0;
        var tasks = Enumerable.Range(0, lanes + queue).Select(_ => bounded.RunAsync(Work, busy: false)).ToArray();
        await Until.TrueAsync(() => Volatile.Read(ref running) == lanes);
        var refused = bounded.RunAsync(() => true, busy: false);
        Assert.True(refused.IsCompletedSuccessfully);
        Assert.False(await refused);
        Assert.Equal(lanes, running);
        gate.Set();
        Assert.All(await Task.WhenAll(tasks), Assert.True);
        Assert.True(await bounded.RunAsync(() => true, busy: false));

        bool Work()
        {
            Interlocked.Increment(ref running);
            gate.Wait();
            return true;
        }
    }

    [Fact]
    public async Task Work_that_fails_frees_its_lane()
    {
        using var bounded = new BoundedWork(lanes: 1, queue: 0);
        await Assert.ThrowsAsync<FormatException>(() => bounded.RunAsync<bool>(() => throw new FormatException(), busy: false));
        Assert.True(await bounded.RunAsync(() => true, busy: false));
    }
}
