namespace Seckill.Storage.MySql;

/// <summary>The bounds of a MySQL database. The first three are defaults, which the connection string may override.</summary>
public static class MySqlLimits
{
    /// <summary>Connections of one database (<c>Maximum Pool Size</c>): one half writes, the other reads.</summary>
    public const int DefaultPoolSize = 16;

    /// <summary>How long opening a connection may take (<c>Connection Timeout</c>).</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a statement may take before the connection is given up (<c>Default Command Timeout</c>).</summary>
    public static readonly TimeSpan DefaultCommandTimeout = TimeSpan.FromSeconds(15);

    /// <summary>How long the first connection may take all in all, whatever a name server or the driver makes of it.</summary>
    public static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(8);

    /// <summary>How long a statement waits for another transaction's row lock; shorter than a statement may take.</summary>
    public static readonly TimeSpan LockWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a transaction may be silent between two statements before the server ends it. A process that hangs, or whose
    /// machine lost its power, would keep the row of its sale locked else, for the eight hours of <c>wait_timeout</c>.
    /// </summary>
    public static readonly TimeSpan TransactionSilence = TimeSpan.FromSeconds(8);

    /// <summary>The same on MySQL itself, which knows no such bound but for the session as a whole: so for idle ones, too.</summary>
    public static readonly TimeSpan SessionSilence = TimeSpan.FromSeconds(30);

    /// <summary>How often a transaction is tried that fails by a deadlock, a lock wait or a lost connection.</summary>
    public const int MaxTries = 6;

    /// <summary>No further try is begun this long after the first.</summary>
    public static readonly TimeSpan MaxRetryTime = TimeSpan.FromSeconds(10);

    /// <summary>The wait before the second try; it doubles from try to try, and half of each is random.</summary>
    public static readonly TimeSpan FirstRetryWait = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest wait between two tries.</summary>
    public static readonly TimeSpan MaxRetryWait = TimeSpan.FromMilliseconds(500);

    /// <summary>How often an upgrade asks for the lock that another process holds while it upgrades, a second each.</summary>
    public const int MaxSchemaLockTries = 60;

    /// <summary>
    /// Rows of one INSERT. The largest has 5,120 values, about 50 KB: far below the 65,535 parameters of a statement, and
    /// below any server's <c>max_allowed_packet</c> (16 MB by default, 1 MB where somebody saved).
    /// </summary>
    public const int MaxRowsPerInsert = 512;

    /// <summary>Keys of one IN list; as many as an INSERT has rows.</summary>
    public const int MaxKeysPerList = 512;
}
