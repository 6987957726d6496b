namespace Orleans.Conformance.Tests.Streaming.Kit;

public interface IEventConsumerGrain : IGrainWithStringKey
{
}
