namespace Orleans;

/// <summary>FNV-1a with a final mix. Unlike <see cref="HashCode"/> it is the same in every process, so placement can rest on it.</summary>
internal static class StableHash
{
    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var hash = 2166136261u;
        foreach (var b in data) hash = (hash ^ b) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }
}
