using Orleans.Streams;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Tests;

/// <summary>How batches of many products become few messages, against a queue that stores when the test lets it.</summary>
public sealed class PartitionAppenderTests
{
    private readonly SlowQueue _queue = new();
    private readonly PartitionAppender _appender;

    public PartitionAppenderTests() => _appender = new PartitionAppender(3, _queue);

    [Fact]
    public async Task WhatComesWhileAMessageIsStoredGathersIntoTheNextInItsOrder()
    {
        var first = Append(1);
        Task[] others = [Append(2), Append(3, 4), Append(5)];
        Assert.Equal([[1]], _queue.Sequences);
        _queue.Confirm(0);
        await first;
        await _queue.HasAsync(2);
        Assert.Equal([[1], [2, 3, 4, 5]], _queue.Sequences);
        Assert.DoesNotContain(others, other => other.IsCompleted);
        _queue.Confirm(1);
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task AMessageThatFailsFailsItsBatchesAndNoOthers()
    {
        var first = Append(1);
        Task[] second = [Append(2), Append(3)];
        var refusal = new OrderStreamRefusedException("full");
        _queue.Fail(0, refusal);
        Assert.Same(refusal, await Assert.ThrowsAsync<OrderStreamRefusedException>(() => first));
        await _queue.HasAsync(2);
        _queue.Fail(1, new IOException("lost"));
        foreach (var append in second) await Assert.ThrowsAsync<IOException>(() => append);
        var third = Append(4);
        _queue.Confirm(2);
        await third;
        Assert.Equal([[1], [2, 3], [4]], _queue.Sequences);
    }

    [Fact]
    public async Task AQueueThatThrowsAtOnceFailsTheAppendAndTheNextOneIsTried()
    {
        _queue.Throws = new OrderStreamRefusedException("down");
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => Append(1));
        _queue.Throws = null;
        var second = Append(2);
        _queue.Confirm(0);
        await second;
    }

    [Fact]
    public async Task MoreMessagesAreOnTheirWayOnlyWhenTheyAreWorthItAndNeverMoreThanAFew()
    {
        var appends = new List<Task> { Append(1) };
        for (var message = 1; message < StockLimits.MaxBatchesInFlight; message++)
            appends.Add(Append([.. Enumerable.Range(1_000 * message, StockLimits.PipelinedBatchOrders)]));
        Assert.Equal(StockLimits.MaxBatchesInFlight, _queue.Sequences.Count);
        appends.Add(Append([.. Enumerable.Range(9_000, StockLimits.PipelinedBatchOrders)]));
        Assert.Equal(StockLimits.MaxBatchesInFlight, _queue.Sequences.Count);
        for (var message = 0; message <= StockLimits.MaxBatchesInFlight; message++)
        {
            await _queue.HasAsync(message + 1);
            _queue.Confirm(message);
        }

        await Task.WhenAll(appends);
        Assert.Equal(_queue.Sequences.SelectMany(sequences => sequences).Order(), _queue.Sequences.SelectMany(sequences => sequences));
    }

    [Fact]
    public async Task AMessageHasABoundAndAChangeOfASaleGoesAlone()
    {
        var first = Append(1);
        var full = Append([.. Enumerable.Range(2, StreamLimits.MaxEventsPerMessage - 1)]);
        var two = Append(2_001, 2_002);
        var change = _appender.AppendAsync([Some.Barrier(3_000) with { Change = Some.Pause() }]);
        var last = Append(3_001);
        for (var message = 0; message < 5; message++)
        {
            await _queue.HasAsync(message + 1);
            _queue.Confirm(message);
        }

        await Task.WhenAll(first, full, two, change, last);
        Assert.Equal([1, StreamLimits.MaxEventsPerMessage - 1, 2, 1, 1], _queue.Sequences.Select(sequences => sequences.Length));
        Assert.Throws<OrderStreamRefusedException>(() => { _ = Append([.. Enumerable.Range(1, StreamLimits.MaxEventsPerMessage + 1)]); });
    }

    [Fact]
    public async Task WhenTooMuchWaitsAppendsAreRefusedUntilSomeOfItIsStored()
    {
        const int Messages = StockLimits.MaxBatchesInFlight;
        var batch = Enumerable.Range(1, 1_000).ToArray();
        var appends = new List<Task>();
        for (var i = 0; i < Messages + (StreamLimits.MaxWaitingEvents / batch.Length); i++) appends.Add(Append(batch));
        Assert.Throws<OrderStreamRefusedException>(() => { _ = Append(1); });
        for (var message = 0; message < appends.Count; message++)
        {
            await _queue.HasAsync(message + 1);
            _queue.Confirm(message);
        }

        await Task.WhenAll(appends);
    }

    private Task Append(params int[] sequences) =>
        _appender.AppendAsync([.. sequences.Select(sequence => (OrderEvent)Some.Accepted(sequence))]);

    private sealed class SlowQueue : IOrderQueue
    {
        private readonly Lock _gate = new();
        private readonly List<(int[] Sequences, TaskCompletionSource Stored)> _messages = [];
        private readonly SemaphoreSlim _appended = new(0);
        private int _seen;

        public OrderStreamRefusedException? Throws { get; set; }

        public List<int[]> Sequences
        {
            get
            {
                lock (_gate) return [.. _messages.Select(message => message.Sequences)];
            }
        }

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public IQueueAdapterReceiver CreateReceiver(int partition) => throw new NotSupportedException();

        public Task AppendAsync(int partition, byte[] payload)
        {
            Assert.Equal(3, partition);
            if (Throws is { } exception) throw exception;
            var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            int[] sequences = [.. OrderEventCodec.Decode(payload).Select(SequenceOf)];
            lock (_gate) _messages.Add((sequences, stored));
            _appended.Release();
            return stored.Task;
        }

        /// <summary>Waits until it was given so many messages.</summary>
        public async Task HasAsync(int messages)
        {
            for (; _seen < messages; _seen++) await _appended.WaitAsync(TestContext.Current.CancellationToken);
        }

        public void Confirm(int message) => Find(message).SetResult();

        public void Fail(int message, Exception exception) => Find(message).SetException(exception);

        private TaskCompletionSource Find(int message)
        {
            lock (_gate) return _messages[message].Stored;
        }

        private static int SequenceOf(OrderEvent orderEvent) => orderEvent switch
        {
            OrderAccepted accepted => accepted.Order.Id.Sequence,
            BarrierRaised barrier => barrier.Epoch,
            _ => 0,
        };
    }
}
