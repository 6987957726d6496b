namespace Orleans;

/// <summary>Unlike <see cref="HashCode"/> it is the same in every process, so placement can rest on it.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a with a final mix.</summary>
    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var hash = 2166136261u;
        foreach (var b in data) hash = (hash ^ b) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }

    /// <summary>The final mix of MurmurHash3, 64 bits, and of that one half.</summary>
    public static uint Compute(long data)
    {
        var hash = (ulong)data;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDu;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53u;
        return (uint)(hash ^ (hash >> 33));
    }
}
