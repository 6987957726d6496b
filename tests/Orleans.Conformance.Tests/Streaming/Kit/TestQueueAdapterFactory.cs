using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>One silo's connection to the <see cref="TestBroker"/>, written as one for the real Orleans would be.</summary>
internal sealed class TestQueueAdapterFactory(string name, string silo, TestBroker broker, IStreamFailureHandler failureHandler)
    : IQueueAdapterFactory, IQueueAdapter, IConsistentRingStreamQueueMapper
{
    /// <summary>The name of the stream provider in all tests.</summary>
    public const string Provider = "test-streams";

    private readonly SimpleQueueAdapterCache _cache = new(new SimpleQueueCacheOptions { CacheSize = 100 }, name, NullLoggerFactory.Instance);

    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterCache GetQueueAdapterCache() => _cache;

    public IStreamQueueMapper GetStreamQueueMapper() => this;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => Task.FromResult(failureHandler);

    public IEnumerable<QueueId> GetAllQueues() => broker.Queues;

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => broker.Queues.Where(queue => range.InRange(queue.GetUniformHashCode()));

    public QueueId GetQueueForStream(StreamId streamId) => broker.QueueOf(streamId);

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => new TestReceiver(silo, queueId, broker);

    public async Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        await Task.Yield();
        broker.OnProduce();
        broker.Watch.Change(() =>
        {
            var batches = broker.Of(broker.QueueOf(streamId)).Batches;
            batches.Add(new TestBatch(streamId, batches.Count, [.. events.Cast<object>()]));
        });
    }
}
