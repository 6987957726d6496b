namespace Seckill.Streaming.RabbitMq;

/// <summary>Where the order stream's queues are.</summary>
/// <param name="ConnectionString">An AMQP URI, as in <c>amqp://user:password@host:5672/virtual-host</c>; <c>amqps</c> for TLS.</param>
/// <param name="Partitions">How many partitions there are, each with a queue of its own.</param>
public sealed record RabbitMqStreamOptions(string ConnectionString, int Partitions)
{
    /// <summary>What the names of the queues begin with: <c>{prefix}.0</c> and so on, and <c>{prefix}.dead</c>.</summary>
    public string QueuePrefix { get; init; } = "seckill.orders";

    /// <summary>Messages that a partition's queue takes while they wait; a queue declared with another number must be deleted first.</summary>
    public int MaxQueueLength { get; init; } = StreamLimits.MaxUnreadMessages;
}
