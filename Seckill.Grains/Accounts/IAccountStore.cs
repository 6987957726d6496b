namespace Seckill.Accounts;

/// <summary>Accounts, by their key: the name in lower case.</summary>
public interface IAccountStore
{
    /// <summary>The new user's number, or null when the key is taken.</summary>
    Task<long?> CreateAsync(string key, string name, string passwordHash, bool isAdmin, CancellationToken cancellationToken);

    /// <summary>The account, or null.</summary>
    Task<Account?> FindAsync(string key, CancellationToken cancellationToken);
}
