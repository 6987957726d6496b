namespace Seckill.Accounts;

/// <summary>The bounds of an account.</summary>
public static class AccountLimits
{
    /// <summary>Characters of a name.</summary>
    public const int MinNameLength = 3, MaxNameLength = 64;

    /// <summary>Characters of a password.</summary>
    public const int MinPasswordLength = 8, MaxPasswordLength = 256;
}
