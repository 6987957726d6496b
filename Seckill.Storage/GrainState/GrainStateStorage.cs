using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;
using Seckill.Storage.Databases;

namespace Seckill.Storage.GrainState;

/// <summary>
/// Keeps grain states as JSON in the table <c>grain_state</c>. A record's ETag is its version: 1 when first stored, one more
/// with every write and clear. A cleared row stays, so that an old activation's ETag can never fit again.
/// </summary>
public sealed class GrainStateStorage(IDatabase database, TimeProvider clock) : IGrainStorage
{
    private const string ThisRow = "grain_type = @type AND grain_key = @key AND state_name = @stateName";

    private const string Select = $"SELECT version AS Version, payload AS Payload FROM grain_state WHERE {ThisRow}";

    private const string Insert =
        """
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, payload, modified_at_ms)
        VALUES (@type, @key, @stateName, 1, @payload, @now)
        """;

    private const string Update =
        $"""
        UPDATE grain_state SET version = version + 1, payload = @payload, modified_at_ms = @now
        WHERE {ThisRow} AND version = @version
        """;

    /// <summary>Stands for an ETag that is none of ours; no record ever has it.</summary>
    private const long NoVersion = -1;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await FindAsync(stateName, grainId);
        Load(grainState, row?.Version, row?.Payload);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State);
        var version = grainState.ETag is null
            ? await InsertAsync(stateName, grainId, payload)
            : await UpdateAsync(stateName, grainId, grainState.ETag, payload);
        grainState.ETag = ToETag(version);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        long? version = null;
        if (grainState.ETag is not null) version = await UpdateAsync(stateName, grainId, grainState.ETag, payload: null);
        else if (await FindAsync(stateName, grainId) is { } row) throw Conflict(stateName, grainId, row, etag: null);
        Load(grainState, version, payload: null);
    }

    private Task<GrainStateRow?> FindAsync(string stateName, GrainId grainId) =>
        database.ReadAsync(
            session => session.FindAsync<GrainStateRow>(Select, Parameters(stateName, grainId)), CancellationToken.None);

    private async Task<long> InsertAsync(string stateName, GrainId grainId, byte[] payload)
    {
        try
        {
            await database.WriteAsync(
                session => session.ExecuteAsync(Insert, Parameters(stateName, grainId, payload)), CancellationToken.None);
            return 1;
        }
        catch (DbException exception) when (database.Dialect.IsDuplicateKey(exception))
        {
            throw Conflict(stateName, grainId, await FindAsync(stateName, grainId), etag: null);
        }
    }

    private async Task<long> UpdateAsync(string stateName, GrainId grainId, string etag, byte[]? payload)
    {
        var version = long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : NoVersion;
        var changed = await database.WriteAsync(
            session => session.ExecuteAsync(Update, Parameters(stateName, grainId, payload, version)), CancellationToken.None);
        return changed == 1 ? version + 1 : throw Conflict(stateName, grainId, await FindAsync(stateName, grainId), etag);
    }

    private object Parameters(string stateName, GrainId grainId, byte[]? payload = null, long version = NoVersion) => new
    {
        type = grainId.Type.ToString(),
        key = grainId.Key.ToString(),
        stateName,
        payload,
        version,
        now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static void Load<T>(IGrainState<T> grainState, long? version, byte[]? payload)
    {
        grainState.State = payload is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(payload)!;
        grainState.ETag = ToETag(version);
        grainState.RecordExists = payload is not null;
    }

    private static string? ToETag(long? version) => version?.ToString(CultureInfo.InvariantCulture);

    private static InconsistentStateException Conflict(string stateName, GrainId grainId, GrainStateRow? stored, string? etag) =>
        new($"State '{stateName}' of {grainId} was stored by another activation.", ToETag(stored?.Version), etag);
}
