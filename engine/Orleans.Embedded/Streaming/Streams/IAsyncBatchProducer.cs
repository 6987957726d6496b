namespace Orleans.Streams;

/// <summary>Puts events on a stream.</summary>
public interface IAsyncBatchProducer<T> : IAsyncObserver<T>
{
    /// <summary>
    /// Puts the events on the stream as one batch; when the task has completed, the queue holds them. What the queue's adapter
    /// throws comes through as it is.
    /// </summary>
    Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null);
}
