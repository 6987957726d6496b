using Seckill.Refusals;

namespace Seckill.Accounts;

/// <summary>
/// What names and passwords may be. Nothing is trimmed or folded: what does not fit is refused. Whoever makes the password's
/// hash asks here, because only there the password is seen; the AccountGrain asks again for what it sees.
/// </summary>
public static class AccountRules
{
    public const string NameRule = "3 to 64 of the characters A-Z, a-z, 0-9, '.', '_' and '-' are needed.";
    public const string PasswordRule = "8 to 256 characters are needed.";

    /// <summary>What is wrong with the name and the password of a new account; null stands for what is missing.</summary>
    public static IEnumerable<FieldFault> FaultsOf(string? name, string? password)
    {
        if (!IsName(name ?? "")) yield return new("name", NameRule);
        if (!IsPassword(password ?? "")) yield return new("password", PasswordRule);
    }

    /// <summary>ASCII only: names that merely look the same would be different accounts.</summary>
    public static bool IsName(string name) =>
        name.Length is >= AccountLimits.MinNameLength and <= AccountLimits.MaxNameLength
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static bool IsPassword(string password) =>
        password.Length is >= AccountLimits.MinPasswordLength and <= AccountLimits.MaxPasswordLength;

    /// <summary>The key of a name's account: names differ by more than their case.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();
}
