namespace Seckill.Silo.Backends;

/// <summary>The two fixtures of the one suite.</summary>
public enum BackendKind
{
    /// <summary>SQLite, the SQL stream and the memory cache.</summary>
    Defaults,

    /// <summary>MySQL, RabbitMQ and Redis, the real ones.</summary>
    Servers,
}
