namespace Orleans.Embedded.Tests.Streaming;

public interface IGuidConsumerGrain : IGrainWithGuidKey
{
}
