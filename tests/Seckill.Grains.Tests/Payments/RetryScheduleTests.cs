using Seckill.TestKit;

namespace Seckill.Payments;

public sealed class RetryScheduleTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_first_attempt_is_due_at_once_and_the_pauses_double_up_to_their_bound()
    {
        var schedule = new RetrySchedule(_clock);
        var pause = PaymentWatchLimits.FirstPause;
        for (var attempt = 1; attempt <= 20; attempt++)
        {
            Assert.Equal(["a"], schedule.Due(["a"]));
            schedule.OnAttempt("a");
            _clock.Advance(pause - TimeSpan.FromTicks(1));
            Assert.Empty(schedule.Due(["a"]));
            _clock.Advance(TimeSpan.FromTicks(1));
            pause = pause * 2 < PaymentWatchLimits.MaxPause ? pause * 2 : PaymentWatchLimits.MaxPause;
        }
    }

    [Fact]
    public void One_that_fails_holds_nobody_else_up_and_what_is_done_is_forgotten()
    {
        var schedule = new RetrySchedule(_clock);
        schedule.OnAttempt("a");
        Assert.Equal(["b"], schedule.Due(["a", "b"]));
        Assert.Empty(schedule.Due([]));
        Assert.Equal(["a"], schedule.Due(["a"]));
    }
}
