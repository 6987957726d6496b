namespace Orleans.Conformance.Tests.Streaming.Kit;

public sealed class ProducerGrain : Grain, IProducerGrain
{
    public Task PublishAsync(string ns, string key, long[] events) => Stream(ns, key).OnNextBatchAsync(events);

    public Task PublishOneAsync(string ns, string key, long item) => Stream(ns, key).OnNextAsync(item);

    public async Task<string?> TryPublishAsync(string ns, string key, long item)
    {
        try
        {
            await Stream(ns, key).OnNextAsync(item);
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    private Orleans.Streams.IAsyncStream<long> Stream(string ns, string key) =>
        this.GetStreamProvider(TestQueueAdapterFactory.Provider).GetStream<long>(Orleans.Runtime.StreamId.Create(ns, key));
}
