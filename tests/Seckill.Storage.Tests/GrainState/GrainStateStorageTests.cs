using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Embedded.Tests.Persistence;
using Orleans.Runtime;
using Orleans.Storage;
using Seckill.Storage.Databases;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.GrainState;

/// <summary>Grain state in SQL, on a SQLite file; two storages on it stand for two silos.</summary>
public sealed class GrainStateStorageTests : GrainStorageContract, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock)
            .AddSqliteDatabase(DatabaseNames.Grains, $"Data Source={_folder.File("grains.db")}")
            .AddGrainStateStorage(DatabaseNames.Grains)
            .BuildServiceProvider();
        await _services.GetRequiredService<StorageInitializer>().ApplyAsync(Cancel.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    protected override (IGrainStorage One, IGrainStorage Other) CreateStorages() => (Open(), Open());

    [Fact]
    public async Task A_row_tells_its_key_version_and_time()
    {
        var state = new GrainState<Cart>(new Cart("Ann", [3]));
        await Open().WriteStateAsync("cart", GrainId.Create("user", "7"), state);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Open().WriteStateAsync("cart", GrainId.Create("user", "7"), state);
        const string Sql =
            "SELECT grain_type || '|' || grain_key || '|' || state_name || '|' || version || '|' || modified_at_ms || '|' || payload FROM grain_state";
        var row = await _services.GetRequiredKeyedService<IDatabase>(DatabaseNames.Grains)
            .ReadAsync(session => session.FindAsync<string>(Sql), Cancel.Token);
        Assert.Equal($"user|7|cart|2|{_clock.GetUtcNow().ToUnixTimeMilliseconds()}|{{\"Owner\":\"Ann\",\"Items\":[3]}}", row);
    }

    [Fact]
    public async Task What_the_database_refuses_for_another_reason_is_no_conflict()
    {
        await _services.GetRequiredKeyedService<IDatabase>(DatabaseNames.Grains)
            .WriteAsync(session => session.ExecuteAsync("DROP TABLE grain_state"), Cancel.Token);
        await Assert.ThrowsAnyAsync<DbException>(
            () => Open().WriteStateAsync("cart", GrainId.Create("user", "7"), new GrainState<Cart>(new Cart())));
    }

    private IGrainStorage Open() => _services.GetRequiredService<IGrainStorage>();
}
