using System.Diagnostics.Metrics;

namespace Seckill.Audit;

/// <summary>The reconciliation's counters, on the meter that <c>/metrics</c> shows.</summary>
public sealed class ReconciliationMeter : IDisposable
{
    private readonly Meter _meter = new("Seckill");
    private long _rounds;
    private long _repairs;
    private long _violations;

    public ReconciliationMeter()
    {
        Register("seckill.reconciliation.rounds", () => Volatile.Read(ref _rounds), "Audits that ran by themselves on this node.");
        Register("seckill.reconciliation.repairs", () => Volatile.Read(ref _repairs), "Counters and listings that lagged and were repaired.");
        Register("seckill.reconciliation.violations", () => Volatile.Read(ref _violations), "Violations found that nothing may repair by itself.");
    }

    public void OnRound() => Interlocked.Increment(ref _rounds);

    public void OnRepair() => Interlocked.Increment(ref _repairs);

    public void OnViolation() => Interlocked.Increment(ref _violations);

    public void Dispose() => _meter.Dispose();

    private void Register(string name, Func<long> read, string description) =>
        _meter.CreateObservableCounter(name, read, description: description);
}
