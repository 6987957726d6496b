namespace Seckill.Web.Accounts;

/// <summary>What names and passwords may be. Nothing is trimmed or folded: what does not fit is refused.</summary>
internal static class AccountRules
{
    public const string NameRule = "3 to 64 of the characters A-Z, a-z, 0-9, '.', '_' and '-' are needed.";
    public const string PasswordRule = "8 to 256 characters are needed.";

    /// <summary>ASCII only: names that merely look the same would be different accounts.</summary>
    public static bool IsName(string name) =>
        name.Length is >= WebLimits.MinNameLength and <= WebLimits.MaxNameLength
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static bool IsPassword(string password) =>
        password.Length is >= WebLimits.MinPasswordLength and <= WebLimits.MaxPasswordLength;

    /// <summary>The key of a name's account: names differ by more than their case.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();
}
