using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Refuses, wherever they stand in a message, references (at the other end they would lead nowhere), <see cref="object"/> (which would
/// need types by name from the wire), delegates and tokens. The serializer would turn them into something else in silence.
/// </summary>
internal sealed class RefusedConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object)
        || typeToConvert == typeof(CancellationToken)
        || typeToConvert.IsAssignableTo(typeof(IAddressable))
        || typeToConvert.IsAssignableTo(typeof(Delegate));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(RefusedConverter<>).MakeGenericType(typeToConvert))!;
}
