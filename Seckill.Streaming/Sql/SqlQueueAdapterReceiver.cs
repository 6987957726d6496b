using Microsoft.Extensions.Logging;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Sql;

/// <summary>
/// Reads one partition from its first message on. A new receiver begins there again, so whatever was not deleted is delivered
/// again, in order; the ledger knows what it has.
/// </summary>
internal sealed class SqlQueueAdapterReceiver(SqlOrderQueue queue, int partition, TimeProvider clock, ILogger logger)
    : IQueueAdapterReceiver
{
    private readonly CancellationTokenSource _shutdown = new();
    private readonly DeliveredMessages _delivered = new(queue, partition, logger);
    private long _position;
    private long _heldId;
    private long? _lastRead; // One that brought something.

    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) =>
        GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        // Below zero, Orleans means: as many as you like.
        var count = maxCount < 0 ? StreamLimits.MaxMessagesPerRead : Math.Min(maxCount, StreamLimits.MaxMessagesPerRead);
        if (count == 0) return [];

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _shutdown.Token);
        try
        {
            await RestAsync(stop.Token).ConfigureAwait(false);
            var appended = queue.NextAppend(partition);
            var batches = await ReadAsync(count, stop.Token).ConfigureAwait(false);
            if (batches.Count > 0) return batches;
            await appended.WaitAsync(StreamLimits.MaxReadWait, clock, stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await ReadAsync(count, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return [];
        }
    }

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) =>
        MessagesDeliveredAsync(messages, CancellationToken.None);

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken) =>
        _delivered.AddAsync(messages.Select(message => message.SequenceToken.SequenceNumber)).WaitAsync(cancellationToken);

    public async Task Shutdown(TimeSpan timeout)
    {
        await _shutdown.CancelAsync().ConfigureAwait(false);
        await _delivered.FlushAsync().WaitAsync(timeout, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task RestAsync(CancellationToken cancellationToken)
    {
        var rest = _lastRead is { } read ? queue.ReadPause - clock.GetElapsedTime(read) : TimeSpan.Zero;
        return rest > TimeSpan.Zero ? Task.Delay(rest, clock, cancellationToken) : Task.CompletedTask;
    }

    private async Task<IList<IBatchContainer>> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var batches = new List<IBatchContainer>();
        var started = clock.GetTimestamp();
        var position = _position;
        while (batches.Count == 0)
        {
            var messages = await queue.ReadAsync(partition, position, count, cancellationToken).ConfigureAwait(false);
            if (messages.Count == 0) break;
            foreach (var message in messages)
            {
                if (OrderEventCodec.IsNewer(message.Payload))
                {
                    // What came before it is delivered; it is looked at again with the next read, and all behind it waits.
                    TellOfHold(message.Id);
                    _position = position;
                    return batches;
                }

                if (await DecodeAsync(message).ConfigureAwait(false) is { } batch) batches.Add(batch);
                position = message.Id;
            }
        }

        _position = position; // Only now: had anything failed on the way, the same messages would have to come again.
        if (batches.Count > 0) _lastRead = started;
        return batches;
    }

    /// <summary>Says once, and not with every look at it, that a message waits for a newer version of this system.</summary>
    private void TellOfHold(long id)
    {
        if (_heldId == id) return;
        _heldId = id;
        logger.LogCritical(
            "Message {Id} holds up partition {Partition}: only a newer version of this system can read it.", id, partition);
    }

    /// <summary>A message that nobody can read would hold up all behind it for ever, so it is put aside.</summary>
    private async Task<OrderBatch?> DecodeAsync(QueuedMessage message)
    {
        try
        {
            var events = OrderEventCodec.Decode(message.Payload);
            return new OrderBatch(OrderPartitions.StreamOf(partition), events, new EventSequenceTokenV2(message.Id));
        }
        catch (OrderMessageException exception)
        {
            logger.LogCritical(
                exception,
                "Message {Id} of partition {Partition} cannot be read and is moved to stream_dead_letters.",
                message.Id,
                partition);
            await queue.BuryAsync(partition, message.Id, exception.Message).ConfigureAwait(false);
            return null;
        }
    }
}
