using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Keeps states in SQL. The drivers work synchronously, whatever their methods are called, so every call runs on the thread
/// pool and the grain's turn is free meanwhile.
/// </summary>
internal sealed class AdoNetGrainStorage(GrainStateTable table, IGrainStorageSerializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await Task.Run(() => table.Find(stateName, grainId));
        grainState.Load(ETags.Of(row?.Version), row?.Payload, serializer);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State);
        var etag = grainState.ETag;
        grainState.ETag = await Task.Run(() => etag is null
            ? Insert(stateName, grainId, payload)
            : Update(stateName, grainId, etag, payload));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var etag = grainState.ETag;
        var cleared = await Task.Run(() => etag is null
            ? CheckAbsent(stateName, grainId)
            : Update(stateName, grainId, etag, payload: null));
        grainState.Load(cleared, payload: null, serializer);
    }

    private string? Insert(string stateName, GrainId grainId, BinaryData payload)
    {
        try
        {
            return ETags.Of(table.Insert(stateName, grainId, payload));
        }
        catch (DbException exception) when (table.Find(stateName, grainId) is { } row)
        {
            // A key that is taken has no error code in common between drivers, but the row that took it can be seen.
            throw ETags.Conflict(stateName, grainId, ETags.Of(row.Version), currentEtag: null, exception);
        }
    }

    private string? Update(string stateName, GrainId grainId, string etag, BinaryData? payload)
    {
        if (ETags.VersionOf(etag) is { } version && table.TryUpdate(stateName, grainId, version, payload)) return ETags.Of(version + 1);
        throw ETags.Conflict(stateName, grainId, ETags.Of(table.Find(stateName, grainId)?.Version), etag);
    }

    private string? CheckAbsent(string stateName, GrainId grainId) =>
        table.Find(stateName, grainId) is { } row
            ? throw ETags.Conflict(stateName, grainId, ETags.Of(row.Version), currentEtag: null)
            : null;
}
