namespace Orleans.Embedded.Tests.Streaming;

public interface IEventConsumerGrain : IGrainWithStringKey
{
}
