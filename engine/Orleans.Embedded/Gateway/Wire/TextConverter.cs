using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Runtime.Embedded;

/// <summary>Writes an identity as its text, as a value and as the key of a dictionary. The default of a struct is no text.</summary>
internal sealed class TextConverter<T>(Func<T, string> format, Func<string, T> parse) : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString())!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(format(value!));

    private T? Parse(string? text) => string.IsNullOrEmpty(text) ? default : parse(text);
}
