using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>Gives an observer one call for the whole group.</summary>
internal sealed class BatchObserverSink<T>(IAsyncBatchObserver<T> observer) : IStreamSink
{
    public Task TakeAsync(IReadOnlyList<IBatchContainer> group)
    {
        var items = group.SelectMany(container => container.GetEvents<T>())
            .Select(item => new SequentialItem<T>(item.Item1, item.Item2))
            .ToList();
        return items.Count == 0 ? Task.CompletedTask : observer.OnNextAsync(items);
    }

    public Task OnErrorAsync(Exception exception) => observer.OnErrorAsync(exception);
}
