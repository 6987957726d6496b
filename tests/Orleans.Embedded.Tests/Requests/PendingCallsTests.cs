using System.Runtime.CompilerServices;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Requests;

public class PendingCallsTests
{
    private const int Crowd = 10_000;

    [Theory]
    [InlineData(2 * Crowd)] // the table has grown to no more than this
    [InlineData(0)]
    public void After_a_crowd_answered_calls_are_let_go_as_soon_as_before_it(int more)
    {
        var pending = new PendingCalls();
        var crowd = Enumerable.Range(0, Crowd).Select(_ => Track(pending)).ToList(); // one thread, so one shard
        crowd.ForEach(Answer);
        TrackAnswered(pending, more);
        if (more == 0) pending.Fail(_ => null); // as the clock does, once a second

        var calls = TrackAnswered(pending, Crowd);
        GC.Collect();
        Assert.InRange(calls.Count(call => call.TryGetTarget(out _)), 1, EngineLimits.PendingCallsPerShard);
    }

    [Fact]
    public void Of_a_crowd_every_call_without_an_answer_is_found()
    {
        var pending = new PendingCalls();
        var crowd = Enumerable.Range(0, Crowd).Select(_ => Track(pending)).ToList();
        crowd.Where((_, i) => i % 3 == 0).ToList().ForEach(Answer);
        TrackAnswered(pending, 2 * Crowd);

        var found = 0;
        pending.Fail(_ => ++found > 0 ? new TimeoutException() : null);
        Assert.Equal(crowd.Count(call => call.Task.Exception!.InnerException is TimeoutException), found);
        Assert.Equal(crowd.Where((_, i) => i % 3 != 0).Count(), found);
    }

    /// <summary>Not inlined, so that nothing but the table holds the calls.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference<Call>> TrackAnswered(PendingCalls pending, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => TrackAnswered(pending))];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<Call> TrackAnswered(PendingCalls pending)
    {
        var call = Track(pending);
        Answer(call);
        return new WeakReference<Call>(call);
    }

    private static Call Track(PendingCalls pending)
    {
        var call = new Call();
        pending.Track(call);
        return call;
    }

    private static void Answer(Call call) => call.TryFail(new OperationCanceledException());

    private sealed class Call : TaskRequest<int>
    {
        protected override Task<int> Invoke(object target) => throw new InvalidOperationException();
    }
}
