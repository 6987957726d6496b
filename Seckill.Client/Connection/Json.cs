using System.Text.Json;
using System.Text.Json.Serialization;
using Seckill.Client.Output;

namespace Seckill.Client.Connection;

/// <summary>How JSON is read and written: camelCase; a member that is missing, or null where it may not be, is an error.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new UtcMillisecondsConverter() },
    };

    public static readonly JsonSerializerOptions Indented = new(Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static Failure BadAnswer(string what) => new(FailureKind.BadAnswer, FailureCodes.BadAnswer, what);
}
