using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;
using Orleans.Serialization;
using Orleans.Storage;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.Persistence;

public sealed class AdoNetGrainStorageTests : GrainStorageContract, IDisposable
{
    private readonly SqliteGrainState _database = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _database.Dispose();

    protected override (IGrainStorage One, IGrainStorage Other) CreateStorages() => (Open(), Open());

    [Fact]
    public async Task A_row_tells_its_key_version_and_time()
    {
        var storage = Open();
        var state = new GrainState<Cart>(new Cart("Ann", [3]));
        await storage.WriteStateAsync("cart", GrainId.Create("user", "7"), state);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await storage.WriteStateAsync("cart", GrainId.Create("user", "7"), state);
        var row = _database.Scalar(
            "SELECT grain_type || '|' || grain_key || '|' || state_name || '|' || version || '|' || modified_at_ms || '|' || payload FROM grain_state");
        Assert.Equal($"user|7|cart|2|{_clock.GetUtcNow().ToUnixTimeMilliseconds()}|{{\"Owner\":\"Ann\",\"Items\":[3]}}", row);
    }

    [Fact]
    public async Task What_the_database_refuses_for_another_reason_is_no_conflict()
    {
        _database.Scalar("DROP TABLE grain_state");
        await Assert.ThrowsAnyAsync<DbException>(
            () => Open().WriteStateAsync("cart", GrainId.Create("user", "7"), new GrainState<Cart>(new Cart())));
    }

    private AdoNetGrainStorage Open() => new(
        new GrainStateTable(SqliteFactory.Instance, _database.ConnectionString, _clock),
        new SystemTextJsonGrainStorageSerializer(Options.Create(new SystemTextJsonGrainStorageSerializerOptions())));
}
