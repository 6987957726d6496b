using System.Buffers.Text;
using System.Text;

namespace Seckill.Bench.Load.Http;

/// <summary>
/// Finds the end of one HTTP/1.1 answer after the other, however they are cut into pieces, and remembers of each the status
/// only. It knows what our server sends: a length, or chunks without trailers; anything else is an error, not a guess.
/// </summary>
public sealed class ResponseReader
{
    private readonly byte[] _head = new byte[LoadLimits.MaxHeadBytes];
    private int _headLength;
    private State _state;
    private long _left;

    private enum State { Head, Body, ChunkSize, ChunkData, ChunkEnd, LastLine }

    /// <summary>The status code of the latest answer whose head has come.</summary>
    public int Status { get; private set; }

    /// <summary>Bytes of all bodies so far, without the framing.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>Takes in the next piece.</summary>
    /// <returns>Whether the answer has come whole; the next piece begins another.</returns>
    /// <exception cref="InvalidDataException">It is no answer that we know, or goes on behind its end.</exception>
    public bool Read(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            if (_state == State.Head)
            {
                if (!ReadHead(ref bytes)) return false;
            }
            else if (_state is State.Body or State.ChunkData)
            {
                var taken = (int)Math.Min(_left, bytes.Length);
                bytes = bytes[taken..];
                BodyBytes += taken;
                _left -= taken;
                if (_left > 0) return false;
                if (_state == State.Body) return End(bytes);
                _state = State.ChunkEnd;
            }
            else
            {
                if (!TryReadLine(ref bytes, out var line)) return false;
                if (ReadFraming(line)) return End(bytes);
            }
        }
    }

    private bool End(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty) throw new InvalidDataException("More has come than was asked for.");
        _state = State.Head;
        return true;
    }

    private bool ReadHead(ref ReadOnlySpan<byte> bytes)
    {
        // Nearly always it comes whole and is looked at where it lies.
        if (_headLength == 0 && bytes.IndexOf("\r\n\r\n"u8) is >= 0 and var end)
        {
            ParseHead(bytes[..(end + 2)]);
            bytes = bytes[(end + 4)..];
            return true;
        }

        var room = Math.Min(bytes.Length, _head.Length - _headLength);
        bytes[..room].CopyTo(_head.AsSpan(_headLength));
        var whole = _head.AsSpan(0, _headLength + room).IndexOf("\r\n\r\n"u8);
        if (whole < 0)
        {
            if (room < bytes.Length) throw new InvalidDataException("The head is too long.");
            _headLength += room;
            return false;
        }

        ParseHead(_head.AsSpan(0, whole + 2));
        bytes = bytes[(whole + 4 - _headLength)..];
        _headLength = 0;
        return true;
    }

    private void ParseHead(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..], out int status, out var digits) || digits != 3)
            throw new InvalidDataException("The answer is not HTTP/1.1.");
        Status = status;
        long? length = status is 204 or 304 ? 0 : null;
        var chunked = false;
        for (var rest = head[(head.IndexOf((byte)'\n') + 1)..]; !rest.IsEmpty; rest = rest[(rest.IndexOf((byte)'\n') + 1)..])
        {
            if (Is(rest, "Content-Length: "u8) && Utf8Parser.TryParse(rest[16..], out long value, out _)) length ??= value;
            if (Is(rest, "Transfer-Encoding: chunked\r"u8)) chunked = true;
        }

        if (chunked == length is not null) throw new InvalidDataException("The answer has no length, or two.");
        _left = length ?? 0;
        _state = chunked ? State.ChunkSize : State.Body;
    }

    private static bool Is(ReadOnlySpan<byte> line, ReadOnlySpan<byte> start) =>
        line.Length >= start.Length && Ascii.EqualsIgnoreCase(line[..start.Length], start);

    /// <summary>Takes a line of the chunks' framing, without its end. Lines are short: what has not come whole is kept.</summary>
    private bool TryReadLine(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> line)
    {
        var end = bytes.IndexOf((byte)'\n');
        var piece = end < 0 ? bytes : bytes[..end];
        if (_headLength + piece.Length > _head.Length) throw new InvalidDataException("A line of the framing is too long.");
        piece.CopyTo(_head.AsSpan(_headLength));
        var length = _headLength + piece.Length;
        line = _head.AsSpan(0, length);
        bytes = end < 0 ? [] : bytes[(end + 1)..];
        _headLength = end < 0 ? length : 0;
        if (end < 0) return false;
        if (line is not [.., (byte)'\r']) throw new InvalidDataException("A line of the framing does not end as it should.");
        line = line[..^1];
        return true;
    }

    /// <returns>Whether the line was the last.</returns>
    private bool ReadFraming(ReadOnlySpan<byte> line)
    {
        switch (_state)
        {
            case State.ChunkSize:
                if (!Utf8Parser.TryParse(line, out _left, out var digits, 'x') || digits != line.Length)
                    throw new InvalidDataException("A chunk has no size.");
                _state = _left == 0 ? State.LastLine : State.ChunkData;
                return false;
            case State.ChunkEnd when line.IsEmpty:
                _state = State.ChunkSize;
                return false;
            case State.LastLine when line.IsEmpty:
                return true;
            default:
                throw new InvalidDataException("A chunk is longer than its size, or has a trailer.");
        }
    }
}
