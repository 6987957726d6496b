namespace Seckill.Web.Accounts;

/// <summary>The answer to a password.</summary>
internal enum PasswordVerdict
{
    Wrong = 0,
    Right = 1,

    /// <summary>Too many passwords wait to be hashed.</summary>
    Busy = 2,
}
