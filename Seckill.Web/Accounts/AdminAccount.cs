using Seckill.Accounts;

namespace Seckill.Web.Accounts;

/// <summary>The account that runs sales. The composition root calls this once the silo is up and before HTTP is served.</summary>
public sealed class AdminAccount
{
    /// <summary>The account's name.</summary>
    public const string Name = "admin";

    private readonly IGrainFactory _grains;
    private readonly PasswordDesk _passwords;

    internal AdminAccount(IGrainFactory grains, PasswordDesk passwords)
    {
        _grains = grains;
        _passwords = passwords;
    }

    /// <summary>Creates the account with this password unless it is there; an account that is there keeps its own.</summary>
    /// <returns>True when it was created, so that <paramref name="password"/> is the one to print.</returns>
    /// <exception cref="InvalidOperationException">The name belongs to an account without the role.</exception>
    public async Task<bool> EnsureAsync(string password)
    {
        if (!AccountRules.IsPassword(password)) throw new ArgumentException(AccountRules.PasswordRule, nameof(password));
        var grain = _grains.GetGrain<IAccountGrain>(AccountRules.KeyOf(Name));
        if (await grain.FindAsync() is { } account) return account.IsAdmin ? false : throw Taken();
        var hash = await _passwords.HashAsync(password)
            ?? throw new InvalidOperationException("Too many passwords wait to be hashed.");
        if (await grain.CreateAsync(Name, hash, isAdmin: true) is not null) return true;

        // Another node was faster; then it printed its password.
        return await grain.FindAsync() is { IsAdmin: true } ? false : throw Taken();
    }

    private static InvalidOperationException Taken() => new($"The account '{Name}' exists and is no admin.");
}
