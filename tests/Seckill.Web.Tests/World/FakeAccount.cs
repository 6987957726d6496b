using Seckill.Accounts;

namespace Seckill.Web.Tests.World;

/// <summary>An account in memory.</summary>
internal sealed class FakeAccount(Func<long> nextUserId) : IAccountGrain
{
    public Account? Account { get; set; }

    public Exception? Fault { get; set; }

    public Task<long?> CreateAsync(string name, string passwordHash, bool isAdmin)
    {
        if (Fault is not null) throw Fault;
        if (Account is not null) return Task.FromResult<long?>(null);
        Account = new Account(nextUserId(), name, passwordHash, isAdmin);
        return Task.FromResult<long?>(Account.UserId);
    }

    public Task<Account?> FindAsync() => Fault is null ? Task.FromResult(Account) : throw Fault;
}
