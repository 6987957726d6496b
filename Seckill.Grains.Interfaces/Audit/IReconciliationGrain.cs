using Orleans.Concurrency;

namespace Seckill.Audit;

/// <summary>
/// Compares ledger, ProductGrains and listing cache on a schedule, repairs what lags and reports what is not safe to repair;
/// one at a time in the cluster. Key: 0.
/// </summary>
[Alias("seckill.reconciliation")]
public interface IReconciliationGrain : IGrainWithIntegerKey
{
    /// <summary>Begins the schedule, if it is not on. Every silo calls it all the time, so one that died is on again soon.</summary>
    [Alias("KeepAsync"), AlwaysInterleave]
    Task KeepAsync();
}
