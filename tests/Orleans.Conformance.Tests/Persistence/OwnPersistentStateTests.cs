using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.Tests.World;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Conformance.Tests.Persistence;

/// <summary>A storage of the test's own, which outlives silos and can be made to fail.</summary>
public sealed class OwnPersistentStateTests : PersistentStateContract
{
    /// <summary>A cluster needs a moment to notice; what is asked meanwhile may fail, but it must not go on failing.</summary>
    private const int MostAttempts = 100;

    private readonly SharedStorage _storage = new();

    protected override void AddStorage(ISiloBuilder silo, string name)
    {
        silo.Services.AddKeyedSingleton<IGrainStorage>(name, _storage);
        if (name == ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME) silo.Services.AddSingleton<IGrainStorage>(_storage);
    }

    [Fact]
    public async Task A_storage_that_fails_fails_the_call_and_the_activation_and_when_it_is_back_so_is_the_grain()
    {
        await using var world = await StartAsync();
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        _storage.IsDown = true;
        var failure = await Assert.ThrowsAsync<OrleansException>(() => account.GetAsync().Soon());
        Assert.Contains(SharedStorage.Away, failure.ToString(), StringComparison.Ordinal);

        _storage.IsDown = false;
        Assert.Equal(5, (await account.DepositAsync(5).Soon()).Balance);
        _storage.IsDown = true;
        failure = await Assert.ThrowsAsync<OrleansException>(() => account.DepositAsync(2).Soon());
        Assert.Contains(SharedStorage.Away, failure.ToString(), StringComparison.Ordinal);

        // A write that failed otherwise than by a conflict leaves the activation as it is.
        _storage.IsDown = false;
        Assert.Equal(8, (await account.DepositAsync(1).Soon()).Balance);
    }

    [Fact]
    public async Task A_storage_that_nobody_registered_is_named()
    {
        await using var world = await TestWorld.StartAsync(configure: silo => AddStorage(silo, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => world.Client.GetGrain<IAccountGrain>("Ann").GetAsync().Soon());
        Assert.Contains(AccountGrain.Accounts, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_survives_the_silo_that_wrote_it()
    {
        await using var world = await StartAsync(silos: 2);
        var account = world.Client.GetGrain<IAccountGrain>("Ann");
        var before = await account.DepositAsync(5).Soon();
        await world.Cluster.KillSiloAsync(world.Silo(before.Silo));

        var after = await LookAsync(account);
        Assert.NotEqual(before.Silo, after.Silo);
        Assert.Equal(5, after.BalanceAtActivation);
        Assert.Equal(7, (await account.DepositAsync(2).Soon()).Balance);
    }

    private static async Task<AccountView> LookAsync(IAccountGrain account)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await account.GetAsync().Soon();
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }
}
