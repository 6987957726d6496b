namespace Orleans.Streams;

/// <summary>Takes the events of a stream, one call for each group of batches.</summary>
public interface IAsyncBatchObserver<T>
{
    /// <summary>Takes events in the order of the stream. If it throws, all of them come again later.</summary>
    Task OnNextAsync(IList<SequentialItem<T>> items);

    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>Is told that events could not be delivered and will not come again.</summary>
    Task OnErrorAsync(Exception ex);
}
