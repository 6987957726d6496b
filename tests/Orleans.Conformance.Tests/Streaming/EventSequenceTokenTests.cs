using Orleans.Providers.Streams.Common;

namespace Orleans.Conformance.Tests.Streaming;

public sealed class EventSequenceTokenTests
{
    [Fact]
    public void Order_goes_by_batch_and_then_by_event()
    {
        EventSequenceTokenV2[] tokens = [new(1), new(1, 1), new(2), new(2, 5), new(10)];
        Assert.Equal(tokens, tokens.Reverse().Order());
        Assert.Equal(1, tokens[0].CompareTo(null));
    }

    [Fact]
    public void Tokens_with_the_same_numbers_are_equal()
    {
        var token = new EventSequenceTokenV2(3).CreateSequenceTokenForEvent(2);
        Assert.Equal(new EventSequenceTokenV2(3, 2), token);
        Assert.Equal(new EventSequenceTokenV2(3, 2).GetHashCode(), token.GetHashCode());
        Assert.NotEqual(new EventSequenceTokenV2(3), token);
    }
}
