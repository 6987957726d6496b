namespace Seckill.Bench.Load.Loop;

/// <summary>
/// Says when a request may be sent, by its own plan and never by the server's: closed loop at once, open loop when it is due.
/// A request that finds no free connection stays due, and its latency counts from then: no coordinated omission.
/// </summary>
/// <param name="maxRequests">How many there are in all.</param>
/// <param name="maxTicks">How long requests may be begun.</param>
/// <param name="ticksPerRequest">The time between two that are due; null for a closed loop.</param>
/// <param name="start">The time stamp at which the first is due.</param>
public sealed class Pacer(int maxRequests, long maxTicks, double? ticksPerRequest, long start)
{
    /// <summary>Requests that were handed out.</summary>
    public int Taken { get; private set; }

    /// <summary>Hands out the next request if its time has come.</summary>
    /// <param name="now">The time stamp.</param>
    /// <param name="intended">From when its latency counts.</param>
    public bool TryTake(long now, out long intended)
    {
        intended = ticksPerRequest is null ? now : DueAt(Taken);
        if (IsOver(now) || intended > now) return false;
        Taken++;
        return true;
    }

    /// <summary>Whether none will be handed out any more.</summary>
    public bool IsOver(long now) => Taken >= maxRequests || now - start >= maxTicks;

    /// <summary>How long until the next one is due, 0 when it is.</summary>
    public long TicksUntilNext(long now) => ticksPerRequest is null ? 0 : Math.Max(0, DueAt(Taken) - now);

    /// <summary>Requests that were due by the end and not handed out, all connections being busy.</summary>
    public int Unsent
    {
        get
        {
            if (ticksPerRequest is not { } ticks) return 0;
            var due = Math.Min(maxRequests, (long)Math.Ceiling(maxTicks / ticks));
            return (int)Math.Max(0, due - Taken);
        }
    }

    private long DueAt(int number) => start + (long)(number * ticksPerRequest!.Value);
}
