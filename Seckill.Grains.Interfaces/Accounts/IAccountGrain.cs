namespace Seckill.Accounts;

/// <summary>One account. Key: its name in lower case, so that names differ by more than their case.</summary>
[Alias("seckill.account-grain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Creates the account.</summary>
    /// <param name="name">The name as the user spelled it.</param>
    /// <param name="passwordHash">By <see cref="PasswordHash"/>, of a password that <see cref="AccountRules"/> allow.</param>
    /// <param name="isAdmin">Whether it may run sales.</param>
    /// <returns>The new user's number, or null when the name is taken.</returns>
    /// <exception cref="ArgumentException">The name breaks the rules or is not the key's, or the hash is none.</exception>
    [Alias("CreateAsync")]
    Task<long?> CreateAsync(string name, string passwordHash, bool isAdmin);

    /// <summary>The account, or null when there is none.</summary>
    [Alias("FindAsync")]
    Task<Account?> FindAsync();
}
