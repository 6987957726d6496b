using System.Buffers;
using System.Buffers.Binary;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// What travels between a gateway and its clients: the length of the rest (four bytes, the lowest first), the kind (one byte), the
/// number of the call (eight bytes) and JSON.
/// </summary>
/// <param name="Kind">Not checked: it may be none of the known ones.</param>
/// <param name="CallId">The number of the call; 0 where there is none.</param>
/// <param name="Json">UTF-8 text, valid until the next frame is read.</param>
internal readonly record struct Frame(FrameKind Kind, long CallId, ReadOnlySequence<byte> Json)
{
    public const int HeaderBytes = LengthBytes + RestOfHeaderBytes;

    private const int LengthBytes = sizeof(int);
    private const int RestOfHeaderBytes = sizeof(byte) + sizeof(long);

    /// <summary>Reads a frame off the front of <paramref name="buffer"/>. False when it has not arrived whole.</summary>
    /// <exception cref="InvalidDataException">No frame begins like this, or it would be longer than allowed.</exception>
    public static bool TryRead(ReadOnlySequence<byte> buffer, int maxBytes, out Frame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadLittleEndian(out int length)) return false;
        if (length < RestOfHeaderBytes || length > maxBytes - LengthBytes)
            throw new InvalidDataException($"a frame of {length} bytes, where {maxBytes} is the most");

        // Only what has arrived is in memory, whatever the length says.
        if (reader.Remaining < length) return false;
        reader.TryRead(out var kind);
        reader.TryReadLittleEndian(out long callId);
        frame = new Frame((FrameKind)kind, callId, buffer.Slice(HeaderBytes, length - RestOfHeaderBytes));
        return true;
    }

    /// <summary>Writes the header of a frame into the room that was left for it.</summary>
    public static void WriteHeader(Span<byte> frame, FrameKind kind, long callId)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - LengthBytes);
        frame[LengthBytes] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(frame[(LengthBytes + sizeof(byte))..], callId);
    }
}
