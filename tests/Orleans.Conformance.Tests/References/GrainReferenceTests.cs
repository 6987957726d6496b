using Orleans.Conformance.Tests.World;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.References;

public class GrainReferenceTests
{
    internal interface INamed : IGrainWithStringKey
    {
        Task<string> NameAsync();
    }

    internal interface IGuided : IGrainWithGuidKey
    {
        Task<Guid> KeyAsync();
    }

    internal interface IBase : IGrainWithIntegerKey
    {
        Task<long> KeyAsync();
    }

    internal interface IFirst : IBase
    {
        ValueTask<string> JoinAsync(string? left, params int[] right);
    }

    internal interface ISecond : IBase
    {
        ValueTask TouchAsync();
    }

    [Fact]
    public async Task Keys_of_every_kind_come_back_as_they_went()
    {
        await using var world = await TestWorld.StartAsync();
        var guid = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        foreach (var key in (long[])[0, 1, -1, long.MaxValue, long.MinValue]) Assert.Equal(key, await world.Get<IFirst>(key).KeyAsync().Soon());
        Assert.Equal("a/b ü", await world.Client.GetGrain<INamed>("a/b ü").NameAsync().Soon());
        Assert.Equal(guid, await world.Client.GetGrain<IGuided>(guid).KeyAsync().Soon());
        Assert.Throws<ArgumentException>(() => world.Client.GetGrain<INamed>(" "));
    }

    [Fact]
    public async Task References_to_one_grain_are_equal_and_lead_to_one_activation()
    {
        await using var world = await TestWorld.StartAsync();
        var first = world.Get<IFirst>(5);
        var second = first.AsReference<ISecond>();
        var byId = world.Client.GetGrain<IFirst>(GrainId.Parse(first.GetGrainId().ToString()));

        Assert.Equal<object>(first, second);
        Assert.Equal(first, byId);
        Assert.Equal("multi/5", first.GetGrainId().ToString());
        Assert.Equal(5, first.GetPrimaryKeyLong());
        await second.TouchAsync();
        Assert.Equal("x1,2 touched", await byId.JoinAsync("x", 1, 2));
        Assert.Equal(" touched", await ((IFirst)world.Client.GetGrain(typeof(IFirst), 5)).JoinAsync(null));
    }

    [Fact]
    public async Task An_interface_without_a_class_is_an_error_that_names_it()
    {
        await using var world = await TestWorld.StartAsync();
        var error = Assert.Throws<ArgumentException>(() => world.Get<IOrphan>(1));
        Assert.Contains(nameof(IOrphan), error.Message);
    }

    internal interface IOrphan : IGrainWithIntegerKey;

    internal sealed class NamedGrain : Grain, INamed
    {
        public Task<string> NameAsync() => Task.FromResult(this.GetPrimaryKeyString());
    }

    internal sealed class GuidedGrain : Grain, IGuided
    {
        public Task<Guid> KeyAsync() => Task.FromResult(this.GetPrimaryKey());
    }

    [GrainType("multi")]
    internal sealed class MultiGrain : Grain, IFirst, ISecond
    {
        private string _touched = "";

        public Task<long> KeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());

        public ValueTask<string> JoinAsync(string? left, params int[] right) => ValueTask.FromResult($"{left}{string.Join(',', right)}{_touched}");

        public ValueTask TouchAsync()
        {
            _touched = " touched";
            return ValueTask.CompletedTask;
        }
    }
}
