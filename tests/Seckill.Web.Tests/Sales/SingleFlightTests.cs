using System.Collections.Concurrent;
using Seckill.TestKit;
using Seckill.Web.Sales;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Sales;

public sealed class SingleFlightTests
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(100);

    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly ConcurrentQueue<(bool Fresh, TaskCompletionSource<int> Gate)> _reads = [];

    [Fact]
    public async Task Those_who_are_content_share_the_reading_that_runs()
    {
        var flight = new SingleFlight<int>(ReadAsync, _time);
        var first = flight.JoinAsync();
        var second = flight.JoinAsync();
        flight.Nudge();
        (await NextAsync(fresh: false)).SetResult(1);
        Assert.Equal((1, 1), (await first, await second));
        Assert.Empty(_reads);
    }

    [Fact]
    public async Task Those_who_need_a_later_one_share_the_next()
    {
        var flight = new SingleFlight<int>(ReadAsync, _time);
        var running = flight.JoinAsync();
        var gate = await NextAsync(fresh: false);
        var second = flight.AgainAsync();
        var third = flight.AgainAsync();
        Assert.Empty(_reads);
        gate.SetResult(1);
        Assert.Equal(1, await running);
        var nextGate = await NextAsync(fresh: true);
        var joined = flight.JoinAsync();
        var fourth = flight.AgainAsync();
        nextGate.SetResult(2);
        Assert.Equal((2, 2, 2), (await second, await third, await joined));
        (await NextAsync(fresh: true)).SetResult(3);
        Assert.Equal(3, await fourth);
        Assert.Empty(_reads);
    }

    [Fact]
    public async Task Those_who_need_a_fresh_one_share_it_and_a_late_one_takes_what_it_brought()
    {
        var flight = new SingleFlight<int>(ReadAsync, _time);
        var stale = flight.JoinAsync();
        var gate = await NextAsync(fresh: false);
        var first = flight.FreshAsync(MaxAge);
        gate.SetResult(1);
        Assert.Equal(1, await stale);
        var freshGate = await NextAsync(fresh: true);
        var second = flight.FreshAsync(MaxAge);
        freshGate.SetResult(2);
        Assert.Equal((2, 2), (await first, await second));

        Assert.Equal(2, await flight.FreshAsync(MaxAge));
        Assert.Empty(_reads);
    }

    [Fact]
    public async Task A_fresh_reading_that_began_too_long_ago_is_not_joined()
    {
        var flight = new SingleFlight<int>(ReadAsync, _time);
        var first = flight.FreshAsync(MaxAge);
        var gate = await NextAsync(fresh: true);
        _time.Advance(MaxAge);
        var second = flight.FreshAsync(MaxAge);
        gate.SetResult(1);
        Assert.Equal(1, await first);
        (await NextAsync(fresh: true)).SetResult(2);
        Assert.Equal(2, await second);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fresh_reading_that_failed_is_not_taken_by_a_late_one(bool cancelled)
    {
        var flight = new SingleFlight<int>(ReadAsync, _time);
        var first = flight.FreshAsync(MaxAge);
        var gate = await NextAsync(fresh: true);
        if (cancelled) gate.SetCanceled(TestContext.Current.CancellationToken);
        else gate.SetException(new TimeoutException());
        await Assert.ThrowsAnyAsync<Exception>(() => first);
        var second = flight.FreshAsync(MaxAge);
        Assert.False(second.IsCompleted);
        (await NextAsync(fresh: true)).SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_failure_reaches_those_who_waited_and_no_one_else()
    {
        var flight = new SingleFlight<int>(ReadAsync, _time);
        var running = flight.JoinAsync();
        var gate = await NextAsync(fresh: false);
        var next = flight.AgainAsync();
        gate.SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => running);
        (await NextAsync(fresh: true)).SetResult(2);
        Assert.Equal(2, await next);
    }

    private async Task<TaskCompletionSource<int>> NextAsync(bool fresh)
    {
        await Until.TrueAsync(() => !_reads.IsEmpty);
        Assert.True(_reads.TryDequeue(out var read));
        Assert.Equal(fresh, read.Fresh);
        return read.Gate;
    }

    private Task<int> ReadAsync(bool fresh)
    {
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _reads.Enqueue((fresh, gate));
        return gate.Task;
    }
}
