using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// Consumes one partition on one channel, from its opening to its end. When the channel is closed, by whom ever, the broker
/// puts all that is not acknowledged back at the head of the queue in its old order, and this consumer is of no use any more.
/// </summary>
internal sealed class PartitionConsumer : IAsyncDisposable
{
    private readonly Channel<Delivery> _deliveries = Channel.CreateUnbounded<Delivery>(); // Bounded by the prefetch.
    private readonly IChannel _channel;
    private readonly TimeProvider _clock;
    private Task<bool>? _readable;
    private volatile bool _hasEnded;

    private PartitionConsumer(IChannel channel, long firstNumber, TimeProvider clock)
    {
        (_channel, FirstNumber, LastNumber, _clock) = (channel, firstNumber, firstNumber, clock);
        channel.ChannelShutdownAsync += (_, _) => OnEnded();
    }

    /// <summary>Messages are numbered upwards from here, exclusively: delivery tag 1 is the next number.</summary>
    public long FirstNumber { get; private set; }

    /// <summary>The highest number that was taken.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Whether what it has delivered can still be acknowledged, and more can come.</summary>
    public bool IsOpen => !_hasEnded && _channel.IsOpen;

    public static async Task<PartitionConsumer> StartAsync(
        IConnection connection,
        OrderQueues queues,
        int partition,
        long firstNumber,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        // One at a time: the order of the deliveries is the order of the queue.
        var options = new CreateChannelOptions(false, false, consumerDispatchConcurrency: 1);
        var channel = await connection.CreateChannelAsync(options, cancellationToken).ConfigureAwait(false);
        var session = new PartitionConsumer(channel, firstNumber, clock);
        try
        {
            await queues.DeclareAsync(channel, partition, cancellationToken).ConfigureAwait(false);
            await queues.DeclareDeadLettersAsync(channel, cancellationToken).ConfigureAwait(false);
            await channel.BasicQosAsync(0, RabbitMqLimits.Prefetch, global: false, cancellationToken).ConfigureAwait(false);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += session.OnReceived;
            consumer.UnregisteredAsync += (_, _) => session.OnEnded(); // The queue was deleted.
            await channel.BasicConsumeAsync(queues.NameOf(partition), autoAck: false, consumer, cancellationToken)
                .ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next deliveries, after a wait if there is none; none where the wait was in vain.</summary>
    public async Task<List<Delivery>> TakeAsync(int maxCount, TimeSpan patience, CancellationToken cancellationToken)
    {
        var reader = _deliveries.Reader;
        var readable = _readable ??= reader.WaitToReadAsync(CancellationToken.None).AsTask();
        await ((Task)readable).WaitAsync(patience, _clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (readable.IsCompleted) _readable = null;
        var taken = new List<Delivery>();
        while (IsOpen && taken.Count < maxCount && reader.TryRead(out var delivery)) taken.Add(delivery);
        if (taken.Count > 0) LastNumber = NumberOf(taken[^1]);
        return taken;
    }

    public long NumberOf(Delivery delivery) => FirstNumber + (long)delivery.Tag;

    /// <summary>Acknowledges a message by its number; one that came on another channel is left alone, it comes again.</summary>
    public async Task AckAsync(long number, CancellationToken cancellationToken)
    {
        if (!IsOpen || number <= FirstNumber || number > LastNumber) return;
        try
        {
            await _channel.BasicAckAsync((ulong)(number - FirstNumber), multiple: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!IsOpen)
        {
            // Lost between the question and the word: it comes again.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await OnEnded().ConfigureAwait(false);
        await _channel.DisposeAsync().ConfigureAwait(false);
    }

    private Task OnReceived(object sender, BasicDeliverEventArgs received)
    {
        // The time of day, once it is this consumer's turn: higher than all numbers of whoever had the partition before.
        if (received.DeliveryTag == 1) FirstNumber = Math.Max(FirstNumber, _clock.GetUtcNow().UtcTicks);

        // The client takes its buffer back as soon as this returns.
        var body = received.Body.ToArray();
        _deliveries.Writer.TryWrite(new Delivery(received.DeliveryTag, body, received.BasicProperties.Headers));
        return Task.CompletedTask;
    }

    private Task OnEnded()
    {
        _hasEnded = true;
        _deliveries.Writer.TryComplete();
        return Task.CompletedTask;
    }
}
