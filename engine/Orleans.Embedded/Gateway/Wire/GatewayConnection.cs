using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Orleans.Runtime.Embedded;

/// <summary>One connection between a gateway and a client, as either end has it: frames in, one after the other, and frames out.</summary>
internal sealed class GatewayConnection
{
    private readonly Socket _socket;
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private readonly Channel<OutgoingFrame> _outgoing =
        Channel.CreateBounded<OutgoingFrame>(new BoundedChannelOptions(EngineLimits.GatewayFramesQueued) { SingleReader = true });

    private readonly Task _writing;
    private volatile bool _hasEnded;
    private SequencePosition? _read; // the end of the frame that was given out last

    public GatewayConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        var stream = new NetworkStream(socket, ownsSocket: false);
        _input = PipeReader.Create(stream);
        _output = PipeWriter.Create(stream);
        _writing = WriteAllAsync();
    }

    /// <summary>Whether it takes no more frames.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>The next frame; null when the other side has ended the connection. What an earlier call gave is gone.</summary>
    /// <exception cref="InvalidDataException">The other side does not keep to the protocol.</exception>
    /// <exception cref="Exception">The connection is lost, in one of the ways that sockets have.</exception>
    public async ValueTask<Frame?> ReadAsync(int maxBytes, CancellationToken ct = default)
    {
        if (_read is { } read) _input.AdvanceTo(read);
        _read = null;
        while (true)
        {
            var result = await _input.ReadAsync(ct).ConfigureAwait(false);
            if (Frame.TryRead(result.Buffer, maxBytes, out var frame))
            {
                _read = frame.Json.End;
                return frame;
            }

            if (result.IsCompleted)
                return result.Buffer.IsEmpty ? null : throw new InvalidDataException("the connection ended in the middle of a frame");
            _input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Takes the frame, unless too many wait or the connection has ended.</summary>
    public bool TrySend(ReadOnlyMemory<byte> frame) => _outgoing.Writer.TryWrite(new OutgoingFrame(frame));

    /// <summary>Takes the frame, as soon as there is room for it.</summary>
    /// <exception cref="ChannelClosedException">The connection has ended.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> frame, Action? onLeaving = null) =>
        _outgoing.Writer.WriteAsync(new OutgoingFrame(frame, onLeaving));

    /// <summary>Takes no more frames, writes those that wait, and ends the connection.</summary>
    public async Task CloseAsync()
    {
        _hasEnded = true;
        _outgoing.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        Abort();
    }

    /// <summary>Ends the connection at once. What waits to be written is lost.</summary>
    public void Abort()
    {
        _hasEnded = true;
        _outgoing.Writer.TryComplete();
        _socket.Dispose();
    }

    private async Task WriteAllAsync()
    {
        try
        {
            var frames = _outgoing.Reader;
            while (await frames.WaitToReadAsync().ConfigureAwait(false))
            {
                while (frames.TryRead(out var frame))
                {
                    frame.OnLeaving?.Invoke();
                    _output.Write(frame.Bytes.Span);
                    if (_output.UnflushedBytes >= EngineLimits.GatewayWriteBytes) await _output.FlushAsync().ConfigureAwait(false);
                }

                await _output.FlushAsync().ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // The connection is lost. Whoever reads from it finds out, and tells those who wait.
            Abort();
        }
    }
}
