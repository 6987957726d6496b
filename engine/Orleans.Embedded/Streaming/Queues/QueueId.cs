namespace Orleans.Streams;

/// <summary>Names one queue of a stream provider.</summary>
public readonly struct QueueId : IEquatable<QueueId>, IComparable<QueueId>
{
    private readonly string _namePrefix;
    private readonly uint _id;
    private readonly uint _hash;

    private QueueId(string namePrefix, uint id, uint hash)
    {
        ArgumentNullException.ThrowIfNull(namePrefix);
        (_namePrefix, _id, _hash) = (namePrefix, id, hash);
    }

    public bool IsDefault => _namePrefix is null;

    public static QueueId GetQueueId(string queueName, uint queueId, uint hash) => new(queueName, queueId, hash);

    public string GetStringNamePrefix() => _namePrefix;

    public uint GetNumericId() => _id;

    public uint GetUniformHashCode() => _hash;

    public int CompareTo(QueueId other)
    {
        if (_id != other._id) return _id.CompareTo(other._id);
        var names = string.CompareOrdinal(_namePrefix, other._namePrefix);
        return names != 0 ? names : _hash.CompareTo(other._hash);
    }

    public bool Equals(QueueId other) => _id == other._id && _hash == other._hash && _namePrefix == other._namePrefix;

    public override bool Equals(object? obj) => obj is QueueId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_id, _hash, _namePrefix);

    public static bool operator ==(QueueId left, QueueId right) => left.Equals(right);

    public static bool operator !=(QueueId left, QueueId right) => !left.Equals(right);

    public override string ToString() => $"{_namePrefix?.ToLowerInvariant()}-{_id}";
}
