namespace Orleans.Conformance.Tests.Streaming.Kit;

public interface IProducerGrain : IGrainWithIntegerKey
{
    Task PublishAsync(string ns, string key, long[] events);

    Task PublishOneAsync(string ns, string key, long item);

    /// <summary>The type of what publishing threw.</summary>
    Task<string?> TryPublishAsync(string ns, string key, long item);
}
