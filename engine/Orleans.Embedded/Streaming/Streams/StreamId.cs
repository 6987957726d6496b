using System.Text;

namespace Orleans.Runtime;

/// <summary>Names a stream within its provider: a namespace, which may be absent, and a key.</summary>
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    private readonly byte[] _fullKey;
    private readonly ushort _keyIndex;

    private StreamId(byte[] fullKey, int keyIndex)
    {
        _fullKey = fullKey;
        _keyIndex = checked((ushort)keyIndex);
    }

    /// <summary>The namespace in UTF-8, directly followed by the key.</summary>
    public ReadOnlyMemory<byte> FullKey => _fullKey;

    public ReadOnlyMemory<byte> Namespace => _fullKey.AsMemory(0, _keyIndex);

    public ReadOnlyMemory<byte> Key => _fullKey.AsMemory(_keyIndex);

    public static StreamId Create(ReadOnlySpan<byte> ns, ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty) throw new ArgumentNullException(nameof(key));
        return new StreamId([.. ns, .. key], ns.Length);
    }

    public static StreamId Create(string? ns, Guid key) => Create(ns, key.ToString("N"));

    public static StreamId Create(string? ns, long key) => Create(ns, key.ToString());

    public static StreamId Create(string? ns, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new StreamId(Encoding.UTF8.GetBytes(ns + key), ns is null ? 0 : Encoding.UTF8.GetByteCount(ns));
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static StreamId Parse(ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'/');
        if (slash < 0) throw new ArgumentException($"Unable to parse \"{Encoding.UTF8.GetString(value)}\" as a stream id");
        return Create(value[..slash], value[(slash + 1)..]);
    }

    public string GetKeyAsString() => Encoding.UTF8.GetString(Key.Span);

    public string? GetNamespace() => _keyIndex == 0 ? null : Encoding.UTF8.GetString(Namespace.Span);

    public int CompareTo(StreamId other) => _fullKey.AsSpan().SequenceCompareTo(other._fullKey);

    /// <remarks>As in Orleans, only the full key counts: ("a", "b1") is equal to ("ab", "1").</remarks>
    public bool Equals(StreamId other) => _fullKey.AsSpan().SequenceEqual(other._fullKey);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);

    /// <summary>The same number in every process: adapters choose a queue by it.</summary>
    public override int GetHashCode() => (int)StableHash.Compute(_fullKey);

    public override string ToString() => $"{GetNamespace() ?? "null"}/{GetKeyAsString()}";
}
