using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Orleans.Runtime.Embedded;

/// <summary>How arguments and results are written where they leave the process: both ends of a gateway use this and nothing else.</summary>
internal static class GatewayJson
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>Reads the one value that <paramref name="json"/> is.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static T Read<T>(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var value = JsonSerializer.Deserialize<T>(ref reader, Options);
        if (reader.Read()) throw new JsonException("Something follows the value.");
        return value!;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = WriterOptions.Encoder,
            IncludeFields = true, // the items of tuples
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseDerived } },
            Converters =
            {
                new TextConverter<GrainId>(static id => id.IsDefault ? "" : id.ToString(), GrainId.Parse),
                new TextConverter<GrainType>(static type => type.ToString(), GrainType.Create),
                new TextConverter<IdSpan>(static id => id.ToString(), IdSpan.Create),
                new TextConverter<SiloAddress>(static address => address.ToParsableString(), SiloAddress.FromParsableString),
                new ImmutableArrayConverterFactory(),
                new RefusedConverterFactory(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A value is written as the type that is declared, so one of a derived type would lose a part of itself in silence.</summary>
    private static void RefuseDerived(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.IsSealed || info.PolymorphismOptions is not null) return;
        info.OnSerializing = value =>
        {
            if (value.GetType() != info.Type)
                throw new NotSupportedException($"A {value.GetType()} does not pass a gateway where a {info.Type} is declared.");
        };
    }
}
