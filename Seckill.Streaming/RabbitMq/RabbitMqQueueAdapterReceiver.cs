using Microsoft.Extensions.Logging;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// Reads one partition. While the broker is away there is nothing to read; when it is back, or has closed the channel, all
/// that was not acknowledged comes again, in order; the ledger knows what it has.
/// </summary>
/// <remarks>
/// The broker numbers deliveries anew on every channel. Ours go on: no number is given twice, so an acknowledgement that comes
/// after its channel is gone means no other message.
/// </remarks>
internal sealed partial class RabbitMqQueueAdapterReceiver(
    RabbitMqOrderQueue queue, int partition, TimeProvider clock, ILogger logger) : IQueueAdapterReceiver
{
    private readonly CancellationTokenSource _shutdown = new();
    private bool _isHeld; // By a message of a newer version, which is taken and not acknowledged.
    private PartitionConsumer? _consumer;
    private long _lastNumber;

    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) =>
        GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        // Below zero, Orleans means: as many as you like.
        var count = maxCount < 0 ? RabbitMqLimits.MaxMessagesPerRead : Math.Min(maxCount, RabbitMqLimits.MaxMessagesPerRead);
        if (count == 0) return [];

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _shutdown.Token);
        try
        {
            var batches = new List<IBatchContainer>();
            while (batches.Count == 0)
            {
                if (await ConsumeAsync(stop.Token).ConfigureAwait(false) is not { } consumer) return [];
                if (_isHeld)
                {
                    // Only an update of this system helps; a lost channel brings the message to whoever reads then.
                    await Task.Delay(StreamLimits.MaxReadWait, clock, stop.Token).ConfigureAwait(false);
                    return [];
                }

                var deliveries = await consumer.TakeAsync(count, StreamLimits.MaxReadWait, stop.Token).ConfigureAwait(false);
                if (deliveries.Count == 0) return [];
                foreach (var delivery in deliveries)
                {
                    if (OrderEventCodec.IsNewer(delivery.Body)) Hold();
                    if (_isHeld) break; // What is taken behind it comes again as well.
                    if (await DecodeAsync(consumer, delivery).ConfigureAwait(false) is { } batch) batches.Add(batch);
                }

                if (_isHeld) break;
            }

            return batches;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return [];
        }
    }

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) =>
        MessagesDeliveredAsync(messages, CancellationToken.None);

    public async Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken)
    {
        if (_consumer is not { } consumer) return;
        foreach (var message in messages)
            await consumer.AckAsync(message.SequenceToken.SequenceNumber, cancellationToken).ConfigureAwait(false);
    }

    public async Task Shutdown(TimeSpan timeout)
    {
        await _shutdown.CancelAsync().ConfigureAwait(false);
        await CloseAsync().WaitAsync(timeout, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The consumer at work, a new one where there is none; null while there is no connection.</summary>
    private async Task<PartitionConsumer?> ConsumeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_consumer is { IsOpen: true } consumer) return consumer;
        if (_consumer is not null)
        {
            LogReadAgain(partition);
            await CloseAsync().ConfigureAwait(false);
        }

        var connection = await queue.Consumers.GetAsync(StreamLimits.MaxReadWait, cancellationToken).ConfigureAwait(false);
        if (connection is null) return null;
        try
        {
            return _consumer = await PartitionConsumer
                .StartAsync(connection, queue.Queues, partition, _lastNumber, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!connection.IsOpen)
        {
            return null; // Lost meanwhile; whoever keeps it has said so.
        }
    }

    private async Task CloseAsync()
    {
        if (_consumer is not { } consumer) return;
        _consumer = null;
        _isHeld = false; // What held it was not acknowledged, so it comes again.
        _lastNumber = consumer.LastNumber;
        await consumer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A message of a newer version of this system keeps its place, and all behind it waits.</summary>
    private void Hold()
    {
        _isHeld = true;
        LogHeld(partition);
    }

    /// <summary>A message that nobody can read would hold up all behind it for ever, so it is put aside.</summary>
    private async Task<OrderBatch?> DecodeAsync(PartitionConsumer consumer, Delivery delivery)
    {
        try
        {
            var events = OrderEventCodec.Decode(delivery.Body);
            var token = new EventSequenceTokenV2(consumer.NumberOf(delivery));
            return new OrderBatch(OrderPartitions.StreamOf(partition), events, token);
        }
        catch (OrderMessageException exception)
        {
            LogUnreadable(exception, delivery.Body.Length, partition, queue.Queues.DeadLetters);
            await BuryAsync(consumer, delivery, exception.Message).ConfigureAwait(false);
            return null;
        }
    }

    private async Task BuryAsync(PartitionConsumer consumer, Delivery delivery, string reason)
    {
        try
        {
            await queue.BuryAsync(partition, delivery, reason).ConfigureAwait(false);
        }
        catch
        {
            // It must come again, and with it all that was taken from the channel after it or is not delivered yet.
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        await consumer.AckAsync(consumer.NumberOf(delivery), CancellationToken.None).ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Information, "Partition {Partition}: the channel is lost; what is not acknowledged comes again.")]
    private partial void LogReadAgain(int partition);

    [LoggerMessage(3, LogLevel.Critical, "Partition {Partition} is held up: only a newer version of this system can read its first message.")]
    private partial void LogHeld(int partition);

    [LoggerMessage(2, LogLevel.Critical, "Partition {Partition}: a message of {Bytes} bytes cannot be read and goes to {Queue}.")]
    private partial void LogUnreadable(Exception exception, int bytes, int partition, string queue);
}
