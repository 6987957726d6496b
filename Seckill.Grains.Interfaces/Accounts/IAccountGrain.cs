namespace Seckill.Accounts;

/// <summary>One account. Key: its name in lower case, so that names differ by more than their case.</summary>
[Alias("seckill.account-grain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Creates the account.</summary>
    /// <param name="name">The name as the user spelled it.</param>
    /// <param name="passwordHash">Made by the front end.</param>
    /// <param name="isAdmin">Whether it may run sales.</param>
    /// <returns>The new user's number, or null when the name is taken.</returns>
    [Alias("CreateAsync")]
    Task<long?> CreateAsync(string name, string passwordHash, bool isAdmin);

    /// <summary>The account, or null when there is none.</summary>
    [Alias("FindAsync")]
    Task<Account?> FindAsync();
}
