using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>A stream as its producers see it. Producing from a grain's turn awaits the adapter and nothing else.</summary>
internal sealed class PersistentStream<T>(PersistentStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => provider.IsRewindable;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => provider.ProduceAsync(streamId, [item], token);

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) => provider.ProduceAsync(streamId, batch, token);

    public Task OnCompletedAsync() => throw new NotImplementedException("Streams do not end, as in Orleans.");

    public Task OnErrorAsync(Exception ex) => throw new NotImplementedException("Streams do not end, as in Orleans.");

    public bool Equals(IAsyncStream<T>? other) => other is PersistentStream<T> && (ProviderName, StreamId) == (other.ProviderName, other.StreamId);

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : StreamId.CompareTo(other.StreamId);

    public override int GetHashCode() => HashCode.Combine(ProviderName, StreamId);

    public override string ToString() => $"{ProviderName}/{StreamId}";
}
