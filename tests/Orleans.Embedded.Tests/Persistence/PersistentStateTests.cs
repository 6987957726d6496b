using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.Persistence;

/// <summary>Persistent state as a grain sees it, in a cluster.</summary>
public sealed class PersistentStateTests
{
    [Fact]
    public async Task State_is_there_before_the_grain_is_activated_and_comes_back_after_it()
    {
        await using var cluster = await StartAsync(silos: 1);
        var account = cluster.Client.GetGrain<IAccountGrain>("Ann");
        var first = await account.GetAsync();
        Assert.Equal((0, false, null), (first.Balance, first.Exists, first.ETag));
        await account.DepositAsync(5);
        await account.LeaveAsync();

        var second = await account.GetAsync();
        Assert.NotEqual(first.Activation, second.Activation);
        Assert.Equal((5, 5, true), (second.Balance, second.BalanceAtActivation, second.Exists));
    }

    [Fact]
    public async Task State_survives_the_silo_that_wrote_it()
    {
        await using var cluster = await StartAsync(silos: 2);
        var account = cluster.Client.GetGrain<IAccountGrain>("Ann");
        var before = await account.DepositAsync(5);
        await cluster.KillSiloAsync(cluster.Silos.Single(silo => silo.Name == before.Silo));

        var after = await account.DepositAsync(2);
        Assert.NotEqual(before.Silo, after.Silo);
        Assert.Equal((7, 5), (after.Balance, after.BalanceAtActivation));
    }

    [Fact]
    public async Task A_cleared_state_is_fresh_in_memory_and_after_activation()
    {
        await using var cluster = await StartAsync(silos: 1);
        var account = cluster.Client.GetGrain<IAccountGrain>("Ann");
        await account.DepositAsync(5);
        await account.CloseAsync();
        Assert.Equal((0, false), Seen(await account.GetAsync()));
        await account.LeaveAsync();
        Assert.Equal((0, false), Seen(await account.GetAsync()));
        Assert.Equal((3, true), Seen(await account.DepositAsync(3)));
    }

    [Fact]
    public async Task Writes_at_once_of_a_reentrant_grain_do_not_hinder_each_other()
    {
        await using var cluster = await StartAsync(silos: 1);
        var account = cluster.Client.GetGrain<IAccountGrain>("Ann");
        Assert.Equal(20, (await account.DepositAtOnceAsync(2, times: 10)).Balance);
        await account.LeaveAsync();
        Assert.Equal(20, (await account.GetAsync()).BalanceAtActivation);
    }

    [Fact]
    public async Task A_conflict_that_escapes_ends_the_activation_and_the_next_one_has_what_was_stored()
    {
        await using var cluster = await StartAsync(silos: 1);
        var account = cluster.Client.GetGrain<IAccountGrain>("Ann");
        var before = await account.DepositAsync(5);
        await WriteBehindItsBackAsync(cluster, account, 100);

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => account.DepositAsync(1));
        Assert.Equal(before.ETag, conflict.CurrentEtag);
        var after = await account.DepositAsync(1);
        Assert.NotEqual(before.Activation, after.Activation);
        Assert.Equal(101, after.Balance);
    }

    [Fact]
    public async Task A_conflict_that_the_grain_deals_with_leaves_it_active()
    {
        await using var cluster = await StartAsync(silos: 1);
        var account = cluster.Client.GetGrain<IAccountGrain>("Ann");
        var before = await account.DepositAsync(5);
        await WriteBehindItsBackAsync(cluster, account, 100);
        Assert.False(await account.TryDepositAsync(1));
        Assert.True(await account.TryDepositAsync(1));
        var after = await account.GetAsync();
        Assert.Equal((before.Activation, 101), (after.Activation, after.Balance));
    }

    [Fact]
    public async Task A_storage_that_fails_fails_the_call_and_the_activation_with_the_reason()
    {
        await using var cluster = await StartAsync(
            silo => silo.Services.AddKeyedSingleton<IGrainStorage>("accounts", new BrokenGrainStorage()), silos: 1);
        var failure = await Assert.ThrowsAsync<OrleansException>(() => cluster.Client.GetGrain<IAccountGrain>("Ann").GetAsync());
        Assert.IsType<IOException>(failure.InnerException);
        Assert.Contains("account", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_nobody_registered_is_named()
    {
        await using var cluster = await StartAsync(silo => silo.AddMemoryGrainStorageAsDefault(), silos: 1);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => cluster.Client.GetGrain<IAccountGrain>("Ann").GetAsync());
        Assert.Contains("'accounts'", failure.ToString(), StringComparison.Ordinal);
    }

    private static (long Balance, bool Exists) Seen(AccountView view) => (view.Balance, view.Exists);

    /// <summary>What another activation of the grain, somewhere else, would do.</summary>
    private static async Task WriteBehindItsBackAsync(InProcessTestCluster cluster, IAccountGrain grain, long balance)
    {
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>("accounts");
        var state = new GrainState<AccountGrain.Account>();
        await storage.ReadStateAsync("account", grain.GetGrainId(), state);
        state.State!.Balance = balance;
        await storage.WriteStateAsync("account", grain.GetGrainId(), state);
    }

    private static Task<InProcessTestCluster> StartAsync(short silos) => StartAsync(
        silo => silo.AddMemoryGrainStorageAsDefault().AddMemoryGrainStorage("accounts"),
        silos);

    private static async Task<InProcessTestCluster> StartAsync(Action<ISiloBuilder> configure, short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) => configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
