namespace Seckill.Accounts;

/// <summary>
/// One account. Key: its name in lower case. Called by the front end. Owns nothing: the store is the truth, so losing it
/// loses nothing.
/// </summary>
public sealed class AccountGrain(IAccountStore store) : Grain, IAccountGrain
{
    public Task<long?> CreateAsync(string name, string passwordHash, bool isAdmin) =>
        store.CreateAsync(this.GetPrimaryKeyString(), name, passwordHash, isAdmin, CancellationToken.None);

    public Task<Account?> FindAsync() => store.FindAsync(this.GetPrimaryKeyString(), CancellationToken.None);
}
