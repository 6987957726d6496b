using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>Reads a queue of the <see cref="TestBroker"/> from the first message that was not acknowledged; waits for messages.</summary>
internal sealed class TestReceiver(string silo, QueueId queue, TestBroker broker) : IQueueAdapterReceiver
{
    private readonly TestBroker.TestQueue _queue = broker.Of(queue);
    private int _position;
    private int _calls;

    public Task Initialize(TimeSpan timeout) => Call("opens", () =>
    {
        broker.OnInitialize();
        if (_queue.Owner is { } owner && !broker.IsDying(owner)) broker.Violations.Add($"{silo} opened queue {queue} while {owner} had it open");
        _queue.Openers.RemoveAll(broker.IsDying);
        _queue.Openers.Add(silo);
        _position = (int)_queue.Acknowledged;
    });

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => throw new NotSupportedException("Orleans passes a token.");

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            if (!broker.AnswersAtOnce) await broker.Watch.Until(() => broker.IsOpen && _queue.Batches.Count > _position, cancellationToken);
            return broker.Watch.Change(() =>
            {
                if (broker.AnswersAtOnce && !broker.IsOpen) return new List<IBatchContainer>();
                var messages = _queue.Batches.Skip(_position).Take(maxCount).ToList<IBatchContainer>();
                _position += messages.Count;
                return messages;
            });
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
        }
    }

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Call("acknowledges", () =>
    {
        broker.CheckAlive(silo, "acknowledged");
        foreach (var message in messages.Cast<TestBatch>())
        {
            if (message.Offset != _queue.Acknowledged) broker.Violations.Add($"{silo} acknowledged {message.Offset} before {_queue.Acknowledged}");
            _queue.Acknowledged = Math.Max(_queue.Acknowledged, message.Offset + 1);
        }
    });

    public Task Shutdown(TimeSpan timeout) => Call("closes", () =>
    {
        broker.CheckAlive(silo, "closed");
        _queue.Openers.Remove(silo);
    });

    private Task Call(string what, Action action)
    {
        Enter();
        try
        {
            broker.Watch.Change(() =>
            {
                broker.Write(silo, queue, what);
                action();
            });
            return Task.CompletedTask;
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
        }
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _calls) > 1) broker.Watch.Change(() => broker.Violations.Add($"{silo} called the receiver of {queue} twice at a time"));
    }
}
