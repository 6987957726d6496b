using Seckill.Accounts;

namespace Seckill.Web.Accounts;

/// <summary>How passwords are hashed. Not configuration: only tests, which have thousands of them, hash faster.</summary>
internal sealed class PasswordOptions
{
    public int Iterations { get; set; } = PasswordHash.Iterations;
}
