namespace Orleans.Conformance.Tests.Streaming.Kit;

public interface IBatchConsumerGrain : IGrainWithIntegerKey
{
    Task<Guid> LeaveAsync();
}
