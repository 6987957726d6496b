namespace Orleans.Embedded.Tests.Streaming;

public interface IBatchConsumerGrain : IGrainWithIntegerKey
{
    Task<Guid> LeaveAsync();
}
