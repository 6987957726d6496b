using System.Text.Json;
using Seckill.Bench.Load;
using Seckill.Bench.Load.Http;
using Seckill.Bench.Load.Loop;
using Seckill.Bench.Load.Plans;

// The plan comes on standard input, the result goes to standard output; both are JSON.
var plan = JsonSerializer.Deserialize(Console.In.ReadToEnd(), LoadJson.Default.LoadPlan)!;
if (plan.Connections is < 1 or > LoadLimits.MaxConnections
    || plan.MaxRequests is < 1 or > LoadLimits.MaxRequests
    || plan.MaxSeconds is not (> 0 and <= LoadLimits.MaxSeconds)
    || plan.RatePerSecond is <= 0)
{
    Console.Error.WriteLine("The plan is beyond the generator's limits.");
    return 2;
}

using var tokens = plan.TokenFile is { } file ? new TokenFile(file) : null;
using var run = new LoadRun(plan, new RequestWriter(plan, tokens));
Console.Out.WriteLine(JsonSerializer.Serialize(run.Run(), LoadJson.Default.LoadResult));
return 0;
