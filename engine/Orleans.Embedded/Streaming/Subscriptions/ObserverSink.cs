using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>Gives an observer one call for each event.</summary>
internal sealed class ObserverSink<T>(IAsyncObserver<T> observer) : IStreamSink
{
    public async Task TakeAsync(IReadOnlyList<IBatchContainer> group)
    {
        foreach (var (item, token) in group.SelectMany(container => container.GetEvents<T>())) await observer.OnNextAsync(item, token);
    }

    public Task OnErrorAsync(Exception exception) => observer.OnErrorAsync(exception);
}
