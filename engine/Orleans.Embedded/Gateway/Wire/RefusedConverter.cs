using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Runtime.Embedded;

/// <summary>For types that would not arrive as what they were.</summary>
internal sealed class RefusedConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw Refusal();

    private static NotSupportedException Refusal() => new(typeof(T).IsAssignableTo(typeof(IAddressable))
        ? $"A gateway passes no grains and no observers, as {typeof(T)} is one."
        : $"A {typeof(T)} does not pass a gateway.");
}
