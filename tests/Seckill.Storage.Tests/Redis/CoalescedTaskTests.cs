using Seckill.Storage.Redis;

namespace Seckill.Storage.Tests.Redis;

public sealed class CoalescedTaskTests
{
    private readonly List<TaskCompletionSource> _runs = [];

    [Fact]
    public async Task AllWhoAskDuringOneRunShareTheNext()
    {
        var coalesced = new CoalescedTask(Run);
        for (var round = 0; round < 3; round++)
        {
            var first = coalesced.RequestAsync();
            var others = Enumerable.Range(0, 100).Select(_ => coalesced.RequestAsync()).ToList();
            Assert.Equal((2 * round) + 1, _runs.Count);
            _runs[^1].SetResult();
            await first.WaitAsync(Cancel.Token);
            while (_runs.Count < 2 * (round + 1)) await Task.Yield();
            Assert.All(others, task => Assert.False(task.IsCompleted));
            _runs[^1].SetResult();
            await Task.WhenAll(others).WaitAsync(Cancel.Token);
            Assert.Equal(2 * (round + 1), _runs.Count);
        }
    }

    [Fact]
    public async Task WhoAsksDuringTheSharedRunGetsOneMore()
    {
        var coalesced = new CoalescedTask(Run);
        var first = coalesced.RequestAsync();
        var second = coalesced.RequestAsync();
        _runs[0].SetResult();
        await first.WaitAsync(Cancel.Token);
        while (_runs.Count < 2) await Task.Yield();
        var third = coalesced.RequestAsync();
        _runs[1].SetResult();
        await second.WaitAsync(Cancel.Token);
        while (_runs.Count < 3) await Task.Yield();
        Assert.False(third.IsCompleted);
        _runs[2].SetResult();
        await third.WaitAsync(Cancel.Token);
    }

    [Fact]
    public async Task ARunThatFailsFailsThoseWhoseItWas()
    {
        var coalesced = new CoalescedTask(Run);
        var first = coalesced.RequestAsync();
        var second = coalesced.RequestAsync();
        _runs[0].SetException(new IOException("Gone."));
        await Assert.ThrowsAsync<IOException>(() => first);
        while (_runs.Count < 2) await Task.Yield();
        _runs[1].SetResult();
        await second.WaitAsync(Cancel.Token);
    }

    private Task Run()
    {
        var run = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs.Add(run);
        return run.Task;
    }
}
