using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// The records of one memory storage. They belong to the cluster, not to a silo: what a grain stored must be there when it is
/// activated on another silo after the first was killed.
/// </summary>
internal sealed class MemoryRecords
{
    private static readonly ConditionalWeakTable<EmbeddedCluster, ConcurrentDictionary<string, MemoryRecords>> OfClusters = [];

    private readonly Lock _gate = new();
    private readonly Dictionary<(string StateName, GrainId Grain), Record> _records = [];

    /// <summary>A stored state; <paramref name="Payload"/> is null once it was cleared. The version goes on, so that no ETag comes twice.</summary>
    public readonly record struct Record(long Version, BinaryData? Payload);

    public static MemoryRecords Of(EmbeddedCluster cluster, string storageName) =>
        OfClusters.GetOrCreateValue(cluster).GetOrAdd(storageName, _ => new MemoryRecords());

    /// <summary>The record, or null where none was ever stored.</summary>
    public Record? Find(string stateName, GrainId grain)
    {
        lock (_gate) return _records.TryGetValue((stateName, grain), out var record) ? record : null;
    }

    /// <summary>
    /// Stores the payload if the record's version is <paramref name="expected"/> (null: never stored) and answers the new version.
    /// Otherwise stores nothing, answers null and tells the version found.
    /// </summary>
    public long? TryStore(string stateName, GrainId grain, long? expected, BinaryData? payload, out long? found)
    {
        lock (_gate)
        {
            found = _records.TryGetValue((stateName, grain), out var record) ? record.Version : null;
            if (found != expected) return null;
            var version = (found ?? 0) + 1;
            _records[(stateName, grain)] = new Record(version, payload);
            return version;
        }
    }
}
