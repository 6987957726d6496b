using System.Collections.Immutable;
using System.Threading.Channels;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

/// <summary>A ledger that keeps nothing but what it was told, and that can be down.</summary>
internal sealed class RecordingLedger : IOrderLedger, IOrderLifecycle
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Channel<OrderEvent> _written = Channel.CreateUnbounded<OrderEvent>();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public volatile bool IsDown;

    /// <summary>Completes with the first write that is tried.</summary>
    public Task Asked => _asked.Task.WaitAsync(Patience, Cancel.Token);

    public async Task<OrderEvent[]> TakeAsync(int count)
    {
        var events = new OrderEvent[count];
        for (var i = 0; i < count; i++)
            events[i] = await _written.Reader.ReadAsync(Cancel.Token).AsTask().WaitAsync(Patience, Cancel.Token);
        return events;
    }

    public Task<ImmutableArray<SaleWritten>> WriteAsync(IReadOnlyList<OrderEvent> events, CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        if (IsDown) throw new IOException("The database is down.");
        foreach (var orderEvent in events) _written.Writer.TryWrite(orderEvent);
        return Task.FromResult(ImmutableArray<SaleWritten>.Empty);
    }

    public Task<Order?> FindAsync(OrderId orderId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long?> FindProductOfSaleAsync(long saleId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<Order>> GetOrdersOfUserAsync(long userId, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Cancellation> CancelAsync(OrderId orderId, long userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<SaleWritten>> ExpireAsync(
        int partition, int partitions, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<SaleWritten>.Empty);
}
