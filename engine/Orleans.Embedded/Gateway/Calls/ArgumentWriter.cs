using System.Text.Json;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>For generated code: takes the arguments of a call that leaves through a gateway, in the order of the parameters.</summary>
public readonly struct ArgumentWriter
{
    private readonly Utf8JsonWriter _json;

    internal ArgumentWriter(Utf8JsonWriter json) => _json = json;

    /// <exception cref="NotSupportedException">The argument holds what would not arrive as it was sent.</exception>
    public void Add<T>(T argument) => JsonSerializer.Serialize(_json, argument, GatewayJson.Options);
}
