namespace Seckill.Streaming.RabbitMq;

/// <summary>Where the order stream's queues are.</summary>
/// <param name="ConnectionString">An AMQP URI: <c>amqp://user:password@host:5672/virtual-host</c>; <c>amqps</c> for TLS.</param>
/// <param name="Partitions">How many partitions there are, each with a queue of its own.</param>
public sealed record RabbitMqStreamOptions(string ConnectionString, int Partitions)
{
    /// <summary>What the names of the queues begin with: <c>{prefix}.0</c> and so on, and <c>{prefix}.dead</c>.</summary>
    public string QueuePrefix { get; init; } = "seckill.orders";

    /// <summary>Messages that wait in a partition's queue at most. A queue that is there with another bound fails the start.</summary>
    public int MaxQueueLength { get; init; } = StreamLimits.MaxUnreadMessages;
}
