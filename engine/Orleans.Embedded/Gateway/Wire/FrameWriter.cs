using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Orleans.Runtime.Embedded;

/// <summary>Makes one frame.</summary>
internal sealed class FrameWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public FrameWriter()
    {
        _bytes.GetSpan(Frame.HeaderBytes);
        _bytes.Advance(Frame.HeaderBytes);
        Json = new Utf8JsonWriter(_bytes, GatewayJson.WriterOptions);
    }

    /// <summary>Takes the frame's text.</summary>
    public Utf8JsonWriter Json { get; }

    public static ReadOnlyMemory<byte> Of(FrameKind kind, long callId = 0)
    {
        using var writer = new FrameWriter();
        return writer.Complete(kind, callId);
    }

    public static ReadOnlyMemory<byte> Of<T>(FrameKind kind, T content, long callId = 0)
    {
        using var writer = new FrameWriter();
        JsonSerializer.Serialize(writer.Json, content, GatewayJson.Options);
        return writer.Complete(kind, callId);
    }

    /// <exception cref="LimitExceededException">The frame is longer than the other side would take.</exception>
    public ReadOnlyMemory<byte> Complete(FrameKind kind, long callId)
    {
        Json.Flush();
        if (_bytes.WrittenCount > EngineLimits.MaxGatewayFrameBytes)
        {
            throw new LimitExceededException(
                $"{_bytes.WrittenCount} bytes do not fit into a frame of the gateway: {EngineLimits.MaxGatewayFrameBytes} is the most.");
        }

        Frame.WriteHeader(MemoryMarshal.AsMemory(_bytes.WrittenMemory).Span, kind, callId);
        return _bytes.WrittenMemory;
    }

    public void Dispose() => Json.Dispose();
}
