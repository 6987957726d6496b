namespace Seckill.Orders;

/// <summary>What runs everywhere but in the crash tests: nothing.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Reach(CrashPoint point) { }
}
