using Seckill.Bench.Load.Loop;

namespace Seckill.Bench.Load;

public sealed class PacerTests
{
    private const long Start = 1_000;

    [Fact]
    public void A_closed_loop_sends_at_once_until_the_number_is_reached()
    {
        var pacer = new Pacer(maxRequests: 2, maxTicks: 100, ticksPerRequest: null, Start);
        Assert.True(pacer.TryTake(Start, out var intended));
        Assert.Equal(Start, intended);
        Assert.True(pacer.TryTake(Start + 7, out intended));
        Assert.Equal(Start + 7, intended);
        Assert.False(pacer.TryTake(Start + 8, out _));
        Assert.Equal((2, 0, true), (pacer.Taken, pacer.Unsent, pacer.IsOver(Start + 8)));
    }

    [Fact]
    public void A_closed_loop_ends_with_its_time()
    {
        var pacer = new Pacer(maxRequests: 1_000, maxTicks: 100, ticksPerRequest: null, Start);
        Assert.True(pacer.TryTake(Start + 99, out _));
        Assert.False(pacer.TryTake(Start + 100, out _));
    }

    [Fact]
    public void An_open_loop_sends_nothing_before_it_is_due()
    {
        var pacer = new Pacer(maxRequests: 10, maxTicks: 100, ticksPerRequest: 10, Start);
        Assert.True(pacer.TryTake(Start, out _));
        Assert.False(pacer.TryTake(Start + 9, out _));
        Assert.Equal(1, pacer.TicksUntilNext(Start + 9));
        Assert.True(pacer.TryTake(Start + 10, out _));
    }

    [Fact]
    public void Requests_that_had_to_wait_count_from_when_they_were_due()
    {
        var pacer = new Pacer(maxRequests: 10, maxTicks: 100, ticksPerRequest: 10, Start);
        var late = Start + 35;
        for (var due = Start; due <= late; due += 10)
        {
            Assert.True(pacer.TryTake(late, out var intended));
            Assert.Equal(due, intended);
        }

        Assert.False(pacer.TryTake(late, out _));
        Assert.Equal(5, pacer.TicksUntilNext(late));
    }

    [Fact]
    public void Due_times_do_not_drift_by_rounding()
    {
        const double TicksPerRequest = 10.0 / 3;
        var pacer = new Pacer(maxRequests: 301, maxTicks: 10_000, TicksPerRequest, Start);
        long intended = 0;
        for (var i = 0; i < 301; i++) Assert.True(pacer.TryTake(Start + 5_000, out intended));
        Assert.Equal(Start + 1_000, intended);
    }

    [Fact]
    public void What_was_due_and_found_no_connection_is_told()
    {
        var pacer = new Pacer(maxRequests: 1_000, maxTicks: 100, ticksPerRequest: 10, Start);
        Assert.True(pacer.TryTake(Start, out _));
        Assert.Equal(9, pacer.Unsent);
    }
}
