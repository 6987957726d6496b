namespace Orleans.Embedded;

/// <summary>
/// Where turns run. Register another one as a service to decide their order, as a simulation does: with one thread, a seeded order
/// and a manual clock, a run repeats exactly.
/// </summary>
public abstract class TurnScheduler
{
    /// <summary>Runs <paramref name="turn"/> once, soon, and never inside this call.</summary>
    public abstract void Schedule(IThreadPoolWorkItem turn);
}
