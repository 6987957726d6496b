using System.Diagnostics;
using Seckill.Orders;

namespace Seckill.CrashHost;

/// <summary>Ends the process with SIGKILL when a crash point is reached for the n-th time: no handler runs, nothing is flushed.</summary>
internal sealed class CrashOnVisit(CrashPoint point, int visit) : ICrashPoints
{
    private int _visits;

    public void Reach(CrashPoint reached)
    {
        if (reached == point && Interlocked.Increment(ref _visits) == visit) Process.GetCurrentProcess().Kill();
    }
}
