using Orleans.Embedded.Tests.Persistence;
using Orleans.Storage;
using Seckill.Storage.GrainState;

namespace Seckill.Storage.Tests.MySql;

/// <summary>Grain state in SQL, on a MySQL server; two storages on it stand for two silos.</summary>
public sealed class MySqlGrainStateStorageTests : GrainStorageContract, IAsyncLifetime
{
    private LedgerWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await LedgerWorld.CreateAsync<MySqlStore>();

    public ValueTask DisposeAsync() => _world?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override (IGrainStorage One, IGrainStorage Other) CreateStorages() => (Open(), Open());

    private GrainStateStorage Open() => new(_world.Database, _world.Clock);
}
