using Dapper;
using Seckill.Storage.Databases;

namespace Seckill.Storage.MySql;

/// <summary>
/// The lock that one process holds while it brings the tables up to date. It belongs to a session, so the server frees it when
/// the process dies.
/// </summary>
internal sealed class MySqlSchemaLock : IDisposable
{
    /// <summary>
    /// Waits a second. The name is known to the whole server, so it says which database; hashed, as it may have 64 characters.
    /// </summary>
    private const string GetLock = "SELECT COALESCE(GET_LOCK(CONCAT('seckill-schema-', MD5(DATABASE())), 1), 0)";

    private readonly DbSession _session;

    private MySqlSchemaLock(DbSession session) => _session = session;

    /// <summary>Waits until no other process has the lock; blocks.</summary>
    /// <exception cref="StorageConfigurationException">Another process holds it for too long.</exception>
    public static MySqlSchemaLock Take(MySqlServer server)
    {
        var session = server.OpenReader();
        try
        {
            for (var tries = 1; tries <= MySqlLimits.MaxSchemaLockTries; tries++)
            {
                if (session.Connection.ExecuteScalar<long>(GetLock) == 1) return new MySqlSchemaLock(session);
            }

            throw new StorageConfigurationException(
                $"Another process has been changing the tables of '{server.Database}' at {server.Address} "
                + $"for {MySqlLimits.MaxSchemaLockTries} seconds.");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose() => _session.Dispose();
}
