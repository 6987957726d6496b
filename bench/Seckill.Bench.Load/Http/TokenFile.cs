using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

namespace Seckill.Bench.Load.Http;

/// <summary>
/// Tokens of one length behind each other, mapped and not read: a million of them must cost the generator nothing.
/// The file begins with its magic, the length of a token and their number, four bytes each.
/// </summary>
public sealed unsafe class TokenFile : IDisposable
{
    private const uint Magic = 0x534B_544B;
    private const int HeaderBytes = 12;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _tokens;

    public TokenFile(string path)
    {
        var bytes = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var header = new ReadOnlySpan<byte>(start, HeaderBytes);
        if (bytes < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
            throw new InvalidDataException($"'{path}' is no file of tokens.");
        TokenBytes = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        Count = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (TokenBytes <= 0 || Count < 0 || bytes != HeaderBytes + ((long)TokenBytes * Count))
            throw new InvalidDataException($"'{path}' is cut off.");
        _tokens = start + HeaderBytes;
    }

    public int TokenBytes { get; }

    public int Count { get; }

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return new ReadOnlySpan<byte>(_tokens + ((long)TokenBytes * index), TokenBytes);
        }
    }

    /// <param name="path">The file to make.</param>
    /// <param name="count">How many tokens.</param>
    /// <param name="token">The token of each index, ASCII, all of one length.</param>
    public static void Write(string path, int count, Func<int, byte[]> token)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Span<byte> header = stackalloc byte[HeaderBytes];
        var length = count == 0 ? 1 : token(0).Length;
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], length);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], count);
        file.Write(header);
        for (var i = 0; i < count; i++)
        {
            var bytes = token(i);
            if (bytes.Length != length)
                throw new ArgumentException($"Token {i} has {bytes.Length} bytes, not {length}.", nameof(token));
            file.Write(bytes);
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
