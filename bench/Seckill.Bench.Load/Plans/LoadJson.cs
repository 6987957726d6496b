using System.Text.Json.Serialization;

namespace Seckill.Bench.Load.Plans;

/// <summary>Plan and result on their way between runner and generator.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoadPlan))]
[JsonSerializable(typeof(LoadResult))]
public sealed partial class LoadJson : JsonSerializerContext;
