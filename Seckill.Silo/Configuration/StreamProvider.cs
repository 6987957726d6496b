namespace Seckill.Silo.Configuration;

/// <summary>What carries the orders from the grains to the ledger.</summary>
public enum StreamProvider
{
    /// <summary>A table in a file: one process, no broker.</summary>
    Sql,

    /// <summary>Quorum queues of RabbitMQ.</summary>
    RabbitMq,
}
