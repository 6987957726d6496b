using System.Data.Common;
using Orleans.Runtime;

namespace Seckill.Refusals;

/// <summary>What an exception from a grain call means to a caller.</summary>
public static class Fault
{
    /// <summary>The grain, its silo or its database is away for now; the caller may come again.</summary>
    public static bool IsPassing(Exception fault) =>
        fault is TimeoutException or OrleansException or DbException or OperationCanceledException;

    /// <summary>The call may have done its work although no answer came.</summary>
    public static bool LeavesOutcomeUnknown(Exception fault) => fault is TimeoutException or SiloUnavailableException;
}
