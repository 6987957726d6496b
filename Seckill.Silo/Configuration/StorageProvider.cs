namespace Seckill.Silo.Configuration;

/// <summary>Where everything lasts.</summary>
public enum StorageProvider
{
    /// <summary>A file: one process, no set-up.</summary>
    Sqlite,

    /// <summary>MySQL 8 or MariaDB 10.11.</summary>
    MySql,
}
