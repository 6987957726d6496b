using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>The token of an event: the number of its batch, and its index in there.</summary>
public class EventSequenceTokenV2 : StreamSequenceToken
{
    public EventSequenceTokenV2()
    {
    }

    public EventSequenceTokenV2(long seqNumber)
    {
        SequenceNumber = seqNumber;
    }

    public EventSequenceTokenV2(long seqNumber, int eventInd)
    {
        SequenceNumber = seqNumber;
        EventIndex = eventInd;
    }

    public override long SequenceNumber { get; protected set; }

    public override int EventIndex { get; protected set; }

    /// <summary>The token of one event of this batch.</summary>
    public EventSequenceTokenV2 CreateSequenceTokenForEvent(int eventInd) => new(SequenceNumber, eventInd);

    public override bool Equals(object? obj) => Equals(obj as EventSequenceTokenV2);

    public override bool Equals(StreamSequenceToken? other) =>
        other is EventSequenceTokenV2 token && token.SequenceNumber == SequenceNumber && token.EventIndex == EventIndex;

    public override int CompareTo(StreamSequenceToken? other)
    {
        if (other is null) return 1;
        if (other is not EventSequenceTokenV2 token) throw new ArgumentOutOfRangeException(nameof(other));
        return (SequenceNumber, EventIndex).CompareTo((token.SequenceNumber, token.EventIndex));
    }

    public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);

    public override string ToString() => $"[EventSequenceTokenV2: SeqNum={SequenceNumber}, EventIndex={EventIndex}]";
}
