using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.Tests.World;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Storage;

namespace Orleans.Conformance.Tests.Persistence;

/// <summary>Persistent state as a grain sees it, whatever stores it.</summary>
public abstract class PersistentStateContract
{
    /// <summary>Registers a storage under a name.</summary>
    protected abstract void AddStorage(ISiloBuilder silo, string name);

    protected Task<TestWorld> StartAsync(short silos = 1) => TestWorld.StartAsync(silos, silo =>
    {
        AddStorage(silo, AccountGrain.Accounts);
        AddStorage(silo, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
    });

    [Fact]
    public async Task State_is_there_before_the_grain_is_activated_and_comes_back_after_it()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        var first = await account.GetAsync().Soon();
        Assert.Equal((0, false), Seen(first));
        await account.DepositAsync(5).Soon();
        await account.LeaveAsync().Soon();

        var second = await account.GetAsync().Soon();
        Assert.NotEqual(first.Activation, second.Activation);
        Assert.Equal((5, 5, true), (second.Balance, second.BalanceAtActivation, second.Exists));
    }

    [Fact]
    public async Task Every_write_has_another_ETag()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        var first = await account.DepositAsync(5).Soon();
        var second = await account.DepositAsync(5).Soon();
        Assert.NotNull(first.ETag);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task A_cleared_state_is_fresh_in_memory_and_after_activation()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        await account.DepositAsync(5).Soon();
        await account.CloseAsync().Soon();
        Assert.Equal((0, false), Seen(await account.GetAsync().Soon()));
        await account.LeaveAsync().Soon();
        Assert.Equal((0, false), Seen(await account.GetAsync().Soon()));
        Assert.Equal((3, true), Seen(await account.DepositAsync(3).Soon()));
    }

    [Fact]
    public async Task Writes_at_once_of_a_reentrant_grain_do_not_hinder_each_other()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        Assert.Equal(20, (await account.DepositAtOnceAsync(2, times: 10).Soon()).Balance);
        await account.LeaveAsync().Soon();
        Assert.Equal(20, (await account.GetAsync().Soon()).BalanceAtActivation);
    }

    [Fact]
    public async Task A_conflict_that_escapes_ends_the_activation_and_the_next_one_has_what_was_stored()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        var before = await account.DepositAsync(5).Soon();
        var ended = world.Ended(account);
        await WriteBehindItsBackAsync(world, account, 100);

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => account.DepositAsync(1).Soon());
        Assert.Equal(before.ETag, conflict.CurrentEtag);
        await ended;
        var after = await account.DepositAsync(1).Soon();
        Assert.NotEqual(before.Activation, after.Activation);
        Assert.Equal(101, after.Balance);
    }

    [Fact]
    public async Task A_conflict_that_the_grain_deals_with_leaves_it_active()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        var before = await account.DepositAsync(5).Soon();
        await WriteBehindItsBackAsync(world, account, 100);
        Assert.False(await account.TryDepositAsync(1).Soon());
        Assert.True(await account.TryDepositAsync(1).Soon());
        var after = await account.GetAsync().Soon();
        Assert.Equal((before.Activation, 101), (after.Activation, after.Balance));
    }

    private static (long Balance, bool Exists) Seen(AccountView view) => (view.Balance, view.Exists);

    /// <summary>What another activation of the grain, somewhere else, would do.</summary>
    private static async Task WriteBehindItsBackAsync(TestWorld world, IAccountGrain grain, long balance)
    {
        var storage = world.Cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(AccountGrain.Accounts);
        var state = new GrainState<AccountGrain.Account>(new AccountGrain.Account());
        await storage.ReadStateAsync("account", grain.GetGrainId(), state);
        state.State!.Balance = balance;
        await storage.WriteStateAsync("account", grain.GetGrainId(), state);
    }
}
