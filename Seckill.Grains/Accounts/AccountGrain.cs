namespace Seckill.Accounts;

/// <summary>
/// One account. Key: its name in lower case. Called by the front end, and by consoles through a gateway. Owns nothing: the
/// store is the truth, so losing it loses nothing.
/// </summary>
public sealed class AccountGrain(IAccountStore store) : Grain, IAccountGrain
{
    public Task<long?> CreateAsync(string name, string passwordHash, bool isAdmin)
    {
        // Users were told already what is wrong with a name. This keeps out a caller who did not ask the rules.
        var key = this.GetPrimaryKeyString();
        if (!AccountRules.IsName(name) || AccountRules.KeyOf(name) != key)
        {
            throw new ArgumentException(AccountRules.NameRule, nameof(name));
        }

        if (!PasswordHash.IsWellFormed(passwordHash)) throw new ArgumentException("This is no hash.", nameof(passwordHash));
        return store.CreateAsync(key, name, passwordHash, isAdmin, CancellationToken.None);
    }

    public Task<Account?> FindAsync() => store.FindAsync(this.GetPrimaryKeyString(), CancellationToken.None);
}
