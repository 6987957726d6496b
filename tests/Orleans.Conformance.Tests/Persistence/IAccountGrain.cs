namespace Orleans.Conformance.Tests.Persistence;

/// <summary>A grain with a state in each of two storages.</summary>
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Tells the state as OnActivateAsync found it.</summary>
    Task<AccountView> GetAsync();

    Task<AccountView> DepositAsync(long amount);

    /// <summary>Deposits the amount that many times, all writes under way at once.</summary>
    Task<AccountView> DepositAtOnceAsync(long amount, int times);

    /// <summary>Deposits; where the write meets a conflict, says so instead of failing.</summary>
    Task<bool> TryDepositAsync(long amount);

    Task CloseAsync();

    Task LeaveAsync();
}
