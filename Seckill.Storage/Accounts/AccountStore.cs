using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Accounts;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Accounts;

/// <summary>Accounts in SQL.</summary>
public sealed class AccountStore([FromKeyedServices(DatabaseNames.Ledger)] IDatabase database, TimeProvider clock) : IAccountStore
{
    private const string Insert =
        """
        INSERT INTO users (name_key, name, password_hash, is_admin, created_at_ms)
        VALUES (@key, @name, @passwordHash, @isAdmin, @now)
        """;

    private const string Select =
        "SELECT id AS Id, name AS Name, password_hash AS PasswordHash, is_admin AS IsAdmin FROM users WHERE name_key = @key";

    public async Task<long?> CreateAsync(
        string key, string name, string passwordHash, bool isAdmin, CancellationToken cancellationToken)
    {
        var row = new { key, name, passwordHash, isAdmin, now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        try
        {
            return await database
                .WriteAsync(session => session.InsertAsync(Insert, row), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DbException exception) when (database.Dialect.IsDuplicateKey(exception))
        {
            return null; // The unique index decides, so that of two who come at once exactly one is created.
        }
    }

    public Task<Account?> FindAsync(string key, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<AccountRow>(Select, new { key }))?.ToAccount(), cancellationToken);
}
