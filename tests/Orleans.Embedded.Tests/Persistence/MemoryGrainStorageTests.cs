using Microsoft.Extensions.Options;
using Orleans.Runtime.Embedded;
using Orleans.Serialization;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Persistence;

public sealed class MemoryGrainStorageTests : GrainStorageContract
{
    private static readonly SystemTextJsonGrainStorageSerializer Serializer = new(Options.Create(new SystemTextJsonGrainStorageSerializerOptions()));

    protected override (IGrainStorage One, IGrainStorage Other) CreateStorages()
    {
        var cluster = new EmbeddedCluster();
        return (Open(cluster, "Default"), Open(cluster, "Default"));
    }

    [Fact]
    public async Task Storages_of_other_clusters_and_other_names_have_other_records()
    {
        var cluster = new EmbeddedCluster();
        var grain = Orleans.Runtime.GrainId.Create("user", "7");
        await Open(cluster, "a").WriteStateAsync("cart", grain, new GrainState<Cart>(new Cart("Ann", [])));
        foreach (var storage in new[] { Open(cluster, "b"), Open(new EmbeddedCluster(), "a") })
        {
            var state = new GrainState<Cart>();
            await storage.ReadStateAsync("cart", grain, state);
            Assert.False(state.RecordExists);
        }
    }

    private static MemoryGrainStorage Open(EmbeddedCluster cluster, string name) => new(MemoryRecords.Of(cluster, name), Serializer);
}
