using System.Collections.Immutable;
using Seckill.Orders;

namespace Seckill.Web.Tests.World;

/// <summary>An OrderWriter that knows its subscribers and commits when a test says so.</summary>
internal sealed class FakeWriter : IOrderWriterGrain
{
    private ImmutableHashSet<IOrderFeedObserver> _observers = [];
    private int _subscriptions;

    public Exception? Fault { get; set; }

    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public int Observers => _observers.Count;

    public Task<bool> SubscribeAsync(IOrderFeedObserver observer)
    {
        Interlocked.Increment(ref _subscriptions);
        if (Fault is not null) throw Fault;
        return Task.FromResult(ImmutableInterlocked.Update(ref _observers, static (set, added) => set.Add(added), observer));
    }

    public Task UnsubscribeAsync(IOrderFeedObserver observer)
    {
        ImmutableInterlocked.Update(ref _observers, static (set, removed) => set.Remove(removed), observer);
        return Task.CompletedTask;
    }

    public Task AnnounceAsync(ImmutableArray<SaleWritten> written) => CommitAsync([.. written]);

    /// <summary>What a writer that starts anew knows of its subscribers: nothing.</summary>
    public void Forget() => _observers = [];

    public async Task CommitAsync(params SaleWritten[] written)
    {
        foreach (var observer in _observers) await observer.OnWrittenAsync([.. written]);
    }
}
