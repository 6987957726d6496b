namespace Seckill.Orders;

/// <summary>Hears that a <see cref="CrashPoint"/> is reached. Only tests have one that does anything about it.</summary>
public interface ICrashPoints
{
    void Reach(CrashPoint point);
}
