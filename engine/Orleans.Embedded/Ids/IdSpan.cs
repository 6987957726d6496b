using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>An identifier: UTF-8 bytes and their stable hash.</summary>
/// <remarks>
/// One that is written as an integer key is, is kept as that integer, whichever way it was made: there are as many keys in memory as
/// buyers, and each would be an object.
/// </remarks>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private const int MaxIntegerDigits = sizeof(long) * 2;

    /// <summary>Stands where the bytes of an integer key would, which are made when somebody asks for them.</summary>
    private static readonly byte[] Integer = [0];

    private readonly byte[]? _value;
    private readonly long _number; // the integer, or the hash of the bytes

    public IdSpan(byte[] value)
    {
        var isInteger = TryReadInteger(value, out var integer);
        _value = isInteger ? Integer : value;
        _number = isInteger ? integer : StableHash.Compute(value);
    }

    internal IdSpan(long integer)
    {
        _value = Integer;
        _number = integer;
    }

    public ReadOnlyMemory<byte> Value => Bytes;

    public bool IsDefault => _value is null || _value.Length == 0;

    private byte[]? Bytes => IsInteger ? WriteInteger(_number) : _value;

    private bool IsInteger => ReferenceEquals(_value, Integer);

    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    public ReadOnlySpan<byte> AsSpan() => Bytes;

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public bool Equals(IdSpan obj)
    {
        if (_number != obj._number) return false;
        return ReferenceEquals(_value, obj._value) || (!IsInteger && !obj.IsInteger && AsSpan().SequenceEqual(obj.AsSpan()));
    }

    public override int GetHashCode() => (int)GetUniformHashCode();

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => IsInteger ? StableHash.Compute(_number) : (uint)_number;

    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other.AsSpan());

    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(AsSpan());

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    internal bool TryGetInteger(out long integer)
    {
        integer = _number;
        return IsInteger;
    }

    /// <summary>Takes the one way of writing that <see cref="WriteInteger"/> has, so that equal bytes are equal integers.</summary>
    private static bool TryReadInteger(ReadOnlySpan<byte> text, out long integer)
    {
        integer = 0;
        return text.Length <= MaxIntegerDigits
            && Utf8Parser.TryParse(text, out integer, out var read, 'X') && read == text.Length
            && text.SequenceEqual(WriteInteger(integer));
    }

    private static byte[] WriteInteger(long integer)
    {
        Span<byte> digits = stackalloc byte[MaxIntegerDigits];
        Utf8Formatter.TryFormat(integer, digits, out var length, 'X');
        return digits[..length].ToArray();
    }
}
