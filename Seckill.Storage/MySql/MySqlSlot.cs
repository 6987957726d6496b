using System.Data;
using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;

namespace Seckill.Storage.MySql;

/// <summary>One worker thread's place for a session, which is opened when it is first needed and after each loss.</summary>
internal sealed class MySqlSlot(Func<DbSession> open, ILogger logger)
{
    private DbSession? _session;

    public DbSession Session => _session ??= open();

    /// <summary>Runs a statement that answers nothing.</summary>
    public void Execute(string sql)
    {
        using var command = Session.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Undoes the transaction of a failed attempt, if there is one; in any doubt the session goes.</summary>
    public void Undo()
    {
        if (_session is null) return;
        if (_session.Connection.State != ConnectionState.Open)
        {
            Drop();
            return;
        }

        try
        {
            Execute("ROLLBACK");
        }
        catch (Exception exception)
        {
            logger.LogDebug(exception, "A transaction was not undone, so its connection is closed, which undoes it.");
            Drop();
        }
    }

    /// <summary>Closes the session. Its prepared statements end with the connection and are not told one by one.</summary>
    public void Drop()
    {
        try
        {
            _session?.Connection.Dispose();
        }
        catch (Exception exception)
        {
            logger.LogDebug(exception, "Closing a connection failed.");
        }

        _session = null;
    }
}
