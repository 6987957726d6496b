namespace Orleans.Conformance.Tests.Streaming.Kit;

public interface IGuidConsumerGrain : IGrainWithGuidKey
{
}
