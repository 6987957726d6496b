namespace Orleans.Streams;

/// <summary>One event of a batch, with its place in the stream.</summary>
public class SequentialItem<T>
{
    public SequentialItem(T item, StreamSequenceToken token)
    {
        Item = item;
        Token = token;
    }

    public T Item { get; }

    public StreamSequenceToken Token { get; }
}
