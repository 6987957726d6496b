using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Persistence;

/// <summary>What every grain storage must do. Two states on one record stand for two activations of one grain.</summary>
public abstract class GrainStorageContract
{
    private const string Name = "cart";

    private static readonly GrainId Grain = GrainId.Create("user", "7");

    /// <summary>A state whose constructor takes its values, as records have it.</summary>
    public sealed record Cart(string Owner, List<int> Items)
    {
        public Cart() : this("nobody", []) { }
    }

    /// <summary>Two storages that share their records, as those of two silos do.</summary>
    protected abstract (IGrainStorage One, IGrainStorage Other) CreateStorages();

    [Fact]
    public async Task A_record_that_was_never_written_reads_as_a_fresh_state()
    {
        var state = new GrainState<Cart>(new Cart("stale", [1]), "5") { RecordExists = true };
        await CreateStorages().One.ReadStateAsync(Name, Grain, state);
        Assert.Equal("nobody", state.State!.Owner);
        Assert.Null(state.ETag);
        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task What_one_silo_writes_another_reads()
    {
        var (one, other) = CreateStorages();
        var written = new GrainState<Cart>(new Cart("Ann", [1, 2]));
        await one.WriteStateAsync(Name, Grain, written);
        Assert.True(written.RecordExists);

        var read = new GrainState<Cart>();
        await other.ReadStateAsync(Name, Grain, read);
        Assert.Equal("Ann", read.State!.Owner);
        Assert.Equal([1, 2], read.State.Items);
        Assert.NotSame(written.State, read.State);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task Every_write_changes_the_ETag()
    {
        var storage = CreateStorages().One;
        var state = new GrainState<Cart>(new Cart());
        var etags = new List<string?> { state.ETag };
        for (var i = 0; i < 3; i++)
        {
            await storage.WriteStateAsync(Name, Grain, state);
            etags.Add(state.ETag);
        }

        Assert.Distinct(etags);
    }

    [Fact]
    public async Task Records_are_told_apart_by_grain_type_key_and_state_name()
    {
        var storage = CreateStorages().One;
        (string Name, GrainId Grain)[] records =
            [(Name, Grain), ("other", Grain), (Name, GrainId.Create("user", "8")), (Name, GrainId.Create("shop", "7"))];
        foreach (var (name, grain) in records)
            await storage.WriteStateAsync(name, grain, new GrainState<Cart>(new Cart($"{name} of {grain}", [])));
        foreach (var (name, grain) in records)
        {
            var state = new GrainState<Cart>();
            await storage.ReadStateAsync(name, grain, state);
            Assert.Equal($"{name} of {grain}", state.State!.Owner);
        }
    }

    [Fact]
    public async Task A_first_write_fails_where_another_was_first()
    {
        var (one, other) = CreateStorages();
        var first = new GrainState<Cart>(new Cart("first", []));
        var second = new GrainState<Cart>(new Cart("second", []));
        await one.WriteStateAsync(Name, Grain, first);

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => other.WriteStateAsync(Name, Grain, second));
        Assert.Equal(first.ETag, conflict.StoredEtag);
        Assert.Null(conflict.CurrentEtag);
        await AssertStored(one, "first", first.ETag);
    }

    [Fact]
    public async Task Of_many_first_writes_at_once_one_wins()
    {
        var (one, other) = CreateStorages();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async index =>
        {
            try
            {
                var storage = index % 2 == 0 ? one : other;
                await storage.WriteStateAsync(Name, Grain, new GrainState<Cart>(new Cart($"{index}", [])));
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, won => won);
    }

    [Fact]
    public async Task Of_many_changes_at_once_one_wins()
    {
        var (one, other) = CreateStorages();
        var first = new GrainState<Cart>(new Cart("first", []));
        await one.WriteStateAsync(Name, Grain, first);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async index =>
        {
            try
            {
                // Each writes what is there already: a row that is found counts, not one whose values differ.
                var storage = index % 2 == 0 ? one : other;
                await storage.WriteStateAsync(Name, Grain, new GrainState<Cart>(first.State!, first.ETag));
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, won => won);
    }

    [Fact]
    public async Task A_write_with_an_old_ETag_fails_and_changes_nothing()
    {
        var (one, other) = CreateStorages();
        var mine = new GrainState<Cart>(new Cart("first", []));
        await one.WriteStateAsync(Name, Grain, mine);
        var theirs = new GrainState<Cart>();
        await other.ReadStateAsync(Name, Grain, theirs);
        theirs.State = new Cart("theirs", []);
        await other.WriteStateAsync(Name, Grain, theirs);

        var stale = mine.ETag;
        mine.State = new Cart("mine", []);
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => one.WriteStateAsync(Name, Grain, mine));
        Assert.Equal((theirs.ETag, stale), (conflict.StoredEtag, conflict.CurrentEtag));
        Assert.Equal(stale, mine.ETag);
        await AssertStored(one, "theirs", theirs.ETag);
    }

    [Fact]
    public async Task A_write_with_an_ETag_of_another_kind_fails()
    {
        var storage = CreateStorages().One;
        await storage.WriteStateAsync(Name, Grain, new GrainState<Cart>(new Cart("first", [])));
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteStateAsync(Name, Grain, new GrainState<Cart>(new Cart(), "*")));
    }

    [Fact]
    public async Task A_cleared_record_reads_as_a_fresh_state_and_can_be_written_again()
    {
        var (one, other) = CreateStorages();
        var state = new GrainState<Cart>(new Cart("Ann", [1]));
        await one.WriteStateAsync(Name, Grain, state);
        await one.ClearStateAsync(Name, Grain, state);
        Assert.False(state.RecordExists);
        Assert.Equal("nobody", state.State!.Owner);

        var read = new GrainState<Cart>();
        await other.ReadStateAsync(Name, Grain, read);
        Assert.False(read.RecordExists);
        read.State = new Cart("Bob", []);
        await other.WriteStateAsync(Name, Grain, read);
        await AssertStored(one, "Bob", read.ETag);
    }

    [Fact]
    public async Task No_ETag_from_before_a_clearing_ever_fits_again()
    {
        var (one, other) = CreateStorages();
        var old = new GrainState<Cart>(new Cart("old", []));
        await one.WriteStateAsync(Name, Grain, old);
        var fresh = new GrainState<Cart>();
        await other.ReadStateAsync(Name, Grain, fresh);
        await other.ClearStateAsync(Name, Grain, fresh);
        fresh.State = new Cart("new", []);
        await other.WriteStateAsync(Name, Grain, fresh);

        await Assert.ThrowsAsync<InconsistentStateException>(() => one.WriteStateAsync(Name, Grain, old));
        await Assert.ThrowsAsync<InconsistentStateException>(() => one.ClearStateAsync(Name, Grain, old));
        await AssertStored(one, "new", fresh.ETag);
    }

    [Fact]
    public async Task Clearing_what_was_never_written_changes_nothing()
    {
        var (one, other) = CreateStorages();
        var state = new GrainState<Cart>(new Cart("memory only", []));
        await one.ClearStateAsync(Name, Grain, state);
        Assert.Equal("nobody", state.State!.Owner);
        Assert.Null(state.ETag);
        await other.WriteStateAsync(Name, Grain, new GrainState<Cart>(new Cart("first", [])));
        await Assert.ThrowsAsync<InconsistentStateException>(() => one.ClearStateAsync(Name, Grain, state));
    }

    private static async Task AssertStored(IGrainStorage storage, string owner, string? etag)
    {
        var state = new GrainState<Cart>();
        await storage.ReadStateAsync(Name, Grain, state);
        Assert.Equal((owner, etag), (state.State!.Owner, state.ETag));
    }
}
