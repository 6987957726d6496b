namespace Orleans.Streams;

/// <summary>Takes the events of a stream, one call for each.</summary>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes one event. If it throws, the event comes again later, and with it those delivered with it.</summary>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>Is told that events could not be delivered and will not come again.</summary>
    Task OnErrorAsync(Exception ex);
}
