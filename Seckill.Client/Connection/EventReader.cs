using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Seckill.Client.Connection;

/// <summary>
/// Reads server-sent events (WHATWG HTML, section 9.2) as far as orders need them: ids and data. No event may be longer than
/// <see cref="ClientLimits.MaxEventBytes"/>, and no silence than <see cref="ClientLimits.EventSilence"/>.
/// </summary>
internal sealed class EventReader(Stream stream, TimeProvider time)
{
    private readonly PipeReader _reader = PipeReader.Create(stream);
    private int _eventBytes;

    /// <summary>The next event's data and id, null where it has none; null at the end of the stream.</summary>
    /// <exception cref="TimeoutException">There was a silence.</exception>
    /// <exception cref="InvalidDataException">An event is too long.</exception>
    public async Task<(string Data, string? Id)?> NextAsync(CancellationToken cancellation)
    {
        var data = new StringBuilder();
        string? id = null;
        _eventBytes = 0;
        while (await LineAsync(cancellation) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Length > 0) return (data.ToString(), id);
                _eventBytes = 0;
                continue;
            }

            var colon = line.IndexOf(':');
            var (field, value) = colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..]);
            if (value.StartsWith(' ')) value = value[1..];
            if (field == "data") data.Append(data.Length > 0 ? "\n" : "").Append(value);
            else if (field == "id" && !value.Contains('\0')) id = value;
        }

        return null;
    }

    /// <summary>The next line without its end, which is LF or CRLF; null at the end of the stream.</summary>
    private async Task<string?> LineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellation).AsTask().WaitAsync(ClientLimits.EventSilence, time, cancellation);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                if ((_eventBytes += (int)Math.Min(line.Length, int.MaxValue / 2)) > ClientLimits.MaxEventBytes) throw TooLong();
                var text = Encoding.UTF8.GetString(line).TrimEnd('\r');
                _reader.AdvanceTo(buffer.GetPosition(1, end));
                return text;
            }

            if (buffer.Length > ClientLimits.MaxEventBytes) throw TooLong();
            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted) return null;
        }
    }

    private static InvalidDataException TooLong() => new($"An event has more than {ClientLimits.MaxEventBytes} bytes.");
}
