using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Gives access to the streams of one kind of queue.</summary>
public interface IStreamProvider
{
    string Name { get; }

    bool IsRewindable { get; }

    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
