using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>Keeps states in memory, as bytes: a state that was read is never the object that was written.</summary>
internal sealed class MemoryGrainStorage(MemoryRecords records, IGrainStorageSerializer serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = records.Find(stateName, grainId);
        grainState.Load(ETags.Of(record?.Version), record?.Payload, serializer);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = Store(stateName, grainId, grainState.ETag, serializer.Serialize(grainState.State));
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // What was never stored needs no clearing, and must not leave a record behind.
        if (grainState.ETag is null && records.Find(stateName, grainId) is null) return ReadStateAsync(stateName, grainId, grainState);
        grainState.Load(Store(stateName, grainId, grainState.ETag, payload: null), payload: null, serializer);
        return Task.CompletedTask;
    }

    private string? Store(string stateName, GrainId grainId, string? etag, BinaryData? payload)
    {
        var stored = records.TryStore(stateName, grainId, ETags.VersionOf(etag), payload, out var found);
        return stored is null ? throw ETags.Conflict(stateName, grainId, ETags.Of(found), etag) : ETags.Of(stored);
    }
}
