namespace Orleans.Streams;

/// <summary>Where an event stands in its stream.</summary>
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
{
    /// <summary>The number of the batch in its queue.</summary>
    public abstract long SequenceNumber { get; protected set; }

    /// <summary>The number of the event in its batch, from 0.</summary>
    public abstract int EventIndex { get; protected set; }

    public abstract bool Equals(StreamSequenceToken? other);

    public abstract int CompareTo(StreamSequenceToken? other);
}
