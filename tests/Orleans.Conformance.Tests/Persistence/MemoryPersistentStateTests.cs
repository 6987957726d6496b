using Orleans.Hosting;

namespace Orleans.Conformance.Tests.Persistence;

public sealed class MemoryPersistentStateTests : PersistentStateContract
{
    protected override void AddStorage(ISiloBuilder silo, string name) => silo.AddMemoryGrainStorage(name);
}
