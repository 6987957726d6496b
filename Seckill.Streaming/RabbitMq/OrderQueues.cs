using System.Globalization;
using RabbitMQ.Client;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// The queues and what they are: durable and replicated (quorum), full rather than forgetful, one reader at a time. Declaring
/// a queue that is there already changes nothing, so whoever needs one declares it.
/// </summary>
/// <remarks>
/// Single active consumer: of several receivers the broker serves the first, and the next when that one's channel is closed.
/// What a closed channel leaves unacknowledged goes back to the head of a quorum queue, in its old order; a message that is
/// given back by itself (basic.nack) would come behind those that are still out, so nothing here ever does that.
/// </remarks>
internal sealed class OrderQueues(RabbitMqStreamOptions options)
{
    public int Partitions => options.Partitions;

    public string DeadLetters => $"{options.QueuePrefix}.dead";

    public string NameOf(int partition) => string.Create(CultureInfo.InvariantCulture, $"{options.QueuePrefix}.{partition}");

    public async Task DeclareAllAsync(IChannel channel, CancellationToken cancellationToken)
    {
        for (var partition = 0; partition < Partitions; partition++)
            await DeclareAsync(channel, partition, cancellationToken).ConfigureAwait(false);
        await DeclareDeadLettersAsync(channel, cancellationToken).ConfigureAwait(false);
    }

    public Task DeclareAsync(IChannel channel, int partition, CancellationToken cancellationToken)
    {
        var arguments = Arguments(options.MaxQueueLength);
        arguments["x-single-active-consumer"] = true;
        return DeclareAsync(channel, NameOf(partition), arguments, cancellationToken);
    }

    public Task DeclareDeadLettersAsync(IChannel channel, CancellationToken cancellationToken) =>
        DeclareAsync(channel, DeadLetters, Arguments(RabbitMqLimits.MaxDeadLetters), cancellationToken);

    private static Dictionary<string, object?> Arguments(int maxLength) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-max-length"] = maxLength,
        ["x-overflow"] = "reject-publish",
        ["x-delivery-limit"] = RabbitMqLimits.MaxDeliveries,
    };

    private static Task DeclareAsync(
        IChannel channel, string queue, Dictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
}
