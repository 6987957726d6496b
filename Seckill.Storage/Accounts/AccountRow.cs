using Seckill.Accounts;

namespace Seckill.Storage.Accounts;

/// <summary>A row of <c>users</c>, as Dapper reads it.</summary>
internal sealed class AccountRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public bool IsAdmin { get; init; }

    public Account ToAccount() => new(Id, Name, PasswordHash, IsAdmin);
}
