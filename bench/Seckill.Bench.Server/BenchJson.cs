using System.Text.Json.Serialization;

namespace Seckill.Bench.Server;

/// <summary>Generated at build time, as the product's.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EmptyReply))]
internal sealed partial class BenchJson : JsonSerializerContext;
