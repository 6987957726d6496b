using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Reads one queue: takes messages, delivers all of them, acknowledges them, and only then reads on. So what is held in memory
/// is one read, and a receiver is never called twice at a time. Whatever fails is tried again, with a new receiver.
/// </summary>
internal sealed class PullingAgent
{
    private readonly StreamProviderContext _context;
    private readonly QueueId _queue;
    private readonly RetryDelay _retryDelay;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _killed = new();
    private readonly Lock _acknowledging = new();
    private readonly Task _run;
    private int _failures;

    private PullingAgent(StreamProviderContext context, QueueId queue)
    {
        _context = context;
        _queue = queue;
        _retryDelay = context.RetryDelayFor(queue);
        _run = Task.Run(RunAsync);
    }

    public bool HasEnded => _run.IsCompleted;

    public static PullingAgent Start(StreamProviderContext context, QueueId queue) => new(context, queue);

    /// <summary>Completes when the delivery under way has ended, its receiver is shut down, and the queue is free for another agent.</summary>
    public Task StopAsync()
    {
        _ = _stop.CancelAsync();
        return _run;
    }

    /// <summary>Stops at once. When this returns, no acknowledgement begins any more.</summary>
    public void Kill()
    {
        lock (_acknowledging) _ = _killed.CancelAsync();
        _ = _stop.CancelAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            using var lease = await QueueLeases.Of(_context.Silo.Cluster).AcquireAsync(_context.Name, _queue, _stop.Token);
            while (true)
            {
                try
                {
                    await ServeAsync();
                }
                catch (Exception exception) when (!_stop.IsCancellationRequested)
                {
                    _context.Logger.LogWarning(exception, "Queue {Queue} could not be read; trying again", _queue);
                    await _retryDelay.WaitAsync(++_failures, _stop.Token);
                }
            }
        }
        catch (Exception exception) when (_stop.IsCancellationRequested)
        {
            if (exception is not OperationCanceledException) _context.Logger.LogWarning(exception, "Queue {Queue} failed while stopping", _queue);
        }
    }

    /// <summary>Ends by an exception only: a cancelled one when the agent is stopped.</summary>
    private async Task ServeAsync()
    {
        _stop.Token.ThrowIfCancellationRequested();
        var receiver = _context.Adapter.CreateReceiver(_queue);
        try
        {
            await receiver.Initialize(_context.Options.InitQueueTimeout).WaitAsync(_killed.Token);
            await PumpAsync(receiver);
        }
        finally
        {
            if (!_killed.IsCancellationRequested) await ShutdownAsync(receiver);
        }
    }

    private async Task PumpAsync(IQueueAdapterReceiver receiver)
    {
        var bound = _context.Factory.GetQueueAdapterCache().CreateQueueCache(_queue).GetMaxAddCount();
        var failureHandler = await _context.Factory.GetDeliveryFailureHandler(_queue);
        var delivery = new StreamDelivery(_context, failureHandler, _retryDelay);
        while (true)
        {
            _stop.Token.ThrowIfCancellationRequested();
            var messages = await receiver.GetQueueMessagesAsync(bound < 0 ? StreamLimits.ReadCount : bound, _stop.Token)
                .WaitAsync(_killed.Token);
            if (messages is not { Count: > 0 })
            {
                _failures = 0;
                await Task.Delay(_context.Options.GetQueueMsgsTimerPeriod, _context.Silo.TimeProvider, _stop.Token);
                continue;
            }

            var delivered = await delivery.DeliverAsync(messages, _stop.Token, _killed.Token);
            if (delivered > 0) await AcknowledgeAsync(receiver, [.. messages.Take(delivered)]);
            _failures = 0;
        }
    }

    private async Task AcknowledgeAsync(IQueueAdapterReceiver receiver, List<IBatchContainer> messages)
    {
        Task acknowledged;
        lock (_acknowledging)
        {
            _killed.Token.ThrowIfCancellationRequested();
            acknowledged = receiver.MessagesDeliveredAsync(messages, _killed.Token);
        }

        await acknowledged.WaitAsync(_killed.Token);
    }

    private async Task ShutdownAsync(IQueueAdapterReceiver receiver)
    {
        try
        {
            var timeout = _context.Options.InitQueueTimeout;
            await receiver.Shutdown(timeout).WaitAsync(timeout, _context.Silo.TimeProvider, _killed.Token);
        }
        catch (Exception exception)
        {
            // What it has not given back comes again when the queue takes it for lost.
            _context.Logger.LogWarning(exception, "The receiver of queue {Queue} failed to shut down", _queue);
        }
    }
}
