using Seckill.Client.Connection.Grains;
using Seckill.Client.Tests.Support;
using Seckill.TestKit;

namespace Seckill.Client.Tests.Connection.Grains;

public sealed class GatewayConnectionTests
{
    [Fact]
    public async Task A_host_that_nobody_knows_is_one_line()
    {
        using var cli = new Cli();
        (await cli.RunAsync("products --gateway no-such-host.invalid:30000"))
            .FailsWithLineLike(3, "unreachable: no connection to the gateway no-such-host.invalid:30000: ");
    }

    [Fact]
    public async Task A_cluster_that_cannot_be_found_in_time_is_one_line()
    {
        var time = new ManualTimeProvider();
        var asked = new TaskCompletionSource();
        var address = new ClusterAddress("the cluster", new Uri("cluster://x/"), async cancellation =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
            throw new InvalidOperationException("This wait has no end of its own.");
        });
        var opening = GatewayConnection.OpenAsync(address, time, TestContext.Current.CancellationToken);
        await asked.Task;
        time.Advance(ClientLimits.JoinTimeout);
        Assert.False((await opening).TryGet(out _, out var failure));
        Assert.Equal("unreachable: no connection to the cluster within 10 s", failure.ToLine());
    }
}
