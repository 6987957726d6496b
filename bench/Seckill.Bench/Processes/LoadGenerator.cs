using System.Text.Json;
using Seckill.Bench.Load.Plans;

namespace Seckill.Bench.Processes;

/// <summary>Starts the load generator for one plan.</summary>
internal static class LoadGenerator
{
    private const string Program = "Seckill.Bench.Load.dll";

    /// <summary>What its result begins with: the only object that it prints.</summary>
    private const string ResultMark = "{\"completed\":";

    public static async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        await using var process = new ChildProcess(Program, Path.GetTempPath(), [], ResultMark);
        await process.SayAsync(JsonSerializer.Serialize(plan, LoadJson.Default.LoadPlan));
        var limit = TimeSpan.FromSeconds(plan.MaxSeconds) + BenchLimits.LoadGrace;
        var json = ResultMark + await process.WaitForAsync(ResultMark, limit, cancellationToken);
        await process.EndedAsync(limit, cancellationToken);
        return JsonSerializer.Deserialize(json, LoadJson.Default.LoadResult)!;
    }
}
