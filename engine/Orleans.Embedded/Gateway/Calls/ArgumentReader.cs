using System.Buffers;
using System.Text.Json;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>For generated code: gives the arguments of a call that came through a gateway, in the order of the parameters.</summary>
public ref struct ArgumentReader
{
    private Utf8JsonReader _json;

    internal ArgumentReader(ReadOnlySequence<byte> call)
    {
        _json = new Utf8JsonReader(call);
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartArray) throw new JsonException("A call is a JSON array.");
    }

    /// <summary>Cancels the token that was given out; null when none was.</summary>
    internal CancellationTokenSource? Cancellation { get; private set; }

    /// <exception cref="JsonException">The argument is missing or of another type.</exception>
    public T Next<T>()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray) throw new JsonException("There are too few arguments.");
        return JsonSerializer.Deserialize<T>(ref _json, GatewayJson.Options)!;
    }

    /// <summary>The token of the parameter that takes one; it is cancelled when the caller says so.</summary>
    public CancellationToken NextToken() => (Cancellation = new CancellationTokenSource()).Token;

    internal void End()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.EndArray) throw new JsonException("There are too many arguments.");
        if (_json.Read()) throw new JsonException("Something follows the call.");
    }
}
