using Orleans.Concurrency;

namespace Orleans.Conformance.Tests.Timers;

/// <summary>A grain with a timer to be tested and, beside it, one whose ticks tell that time has passed.</summary>
internal interface ITicker : IGrainWithIntegerKey
{
    /// <summary>Each tick notes "tick n" and waits until the test lets it go.</summary>
    [AlwaysInterleave]
    Task StartAsync(TimeSpan dueTime, TimeSpan period, bool interleave);

    /// <summary>The first tick throws.</summary>
    Task StartFailingAsync(TimeSpan dueTime, TimeSpan period);

    /// <summary>Its interleaving ticks note "beat n".</summary>
    [AlwaysInterleave]
    Task StartBeatAsync();

    [AlwaysInterleave]
    Task DisposeTimerAsync();

    [AlwaysInterleave]
    Task ChangeAsync(TimeSpan dueTime, TimeSpan period);

    [AlwaysInterleave]
    Task LeaveAsync();

    Task StopAt(string point);

    [AlwaysInterleave]
    Task PingAsync();
}
