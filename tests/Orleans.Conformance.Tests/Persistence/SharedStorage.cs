using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Conformance.Tests.Persistence;

/// <summary>Records in memory that all silos of a test share: what a database is to a real cluster.</summary>
internal sealed class SharedStorage : IGrainStorage
{
    public const string Away = "The storage is away.";

    private readonly ConcurrentDictionary<(string Name, GrainId Grain), (string Payload, string ETag)> _records = new();
    private int _writes;

    public bool IsDown { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check();
        var exists = _records.TryGetValue((stateName, grainId), out var record);
        grainState.State = exists ? JsonSerializer.Deserialize<T>(record.Payload)! : Activator.CreateInstance<T>();
        grainState.ETag = exists ? record.ETag : null;
        grainState.RecordExists = exists;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        CheckETag(stateName, grainId, grainState.ETag);
        var etag = $"{Interlocked.Increment(ref _writes)}";
        _records[(stateName, grainId)] = (JsonSerializer.Serialize(grainState.State), etag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        CheckETag(stateName, grainId, grainState.ETag);
        _records.TryRemove((stateName, grainId), out _);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private void CheckETag(string stateName, GrainId grainId, string? etag)
    {
        Check();
        var stored = _records.TryGetValue((stateName, grainId), out var record) ? record.ETag : null;
        if (stored != etag) throw new InconsistentStateException("The record has changed.", stored!, etag!);
    }

    private void Check()
    {
        if (IsDown) throw new IOException(Away);
    }
}
