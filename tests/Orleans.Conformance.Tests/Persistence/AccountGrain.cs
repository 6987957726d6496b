using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Conformance.Tests.Persistence;

[Reentrant]
public sealed class AccountGrain(
    [PersistentState("account", AccountGrain.Accounts)] IPersistentState<AccountGrain.Account> account,
    [PersistentState("visits")] IPersistentState<AccountGrain.Account> visits,
    ILocalSiloDetails silo) : Grain, IAccountGrain
{
    /// <summary>The name of one of its storages; the other is the default one.</summary>
    public const string Accounts = "accounts";

    private readonly Guid _activation = Guid.NewGuid();
    private long _balanceAtActivation;

    [GenerateSerializer, Alias("orleans-conformance-tests.account")]
    public sealed class Account
    {
        [Id(0)]
        public long Balance { get; set; }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _balanceAtActivation = account.State.Balance;
        return Task.CompletedTask;
    }

    public Task<AccountView> GetAsync() => Task.FromResult(View());

    public async Task<AccountView> DepositAsync(long amount)
    {
        account.State.Balance += amount;
        await account.WriteStateAsync();
        visits.State.Balance++;
        await visits.WriteStateAsync();
        return View();
    }

    public async Task<AccountView> DepositAtOnceAsync(long amount, int times)
    {
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ =>
        {
            account.State.Balance += amount;
            return account.WriteStateAsync();
        }));
        return View();
    }

    public async Task<bool> TryDepositAsync(long amount)
    {
        account.State.Balance += amount;
        try
        {
            await account.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            await account.ReadStateAsync();
            return false;
        }
    }

    public Task CloseAsync() => account.ClearStateAsync();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private AccountView View() =>
        new(account.State.Balance, account.RecordExists, account.Etag, _balanceAtActivation, _activation, silo.Name);
}
