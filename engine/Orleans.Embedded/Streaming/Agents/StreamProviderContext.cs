using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>What the agents of one stream provider in one silo share.</summary>
internal sealed record StreamProviderContext(
    string Name,
    Silo Silo,
    IQueueAdapterFactory Factory,
    IQueueAdapter Adapter,
    StreamPullingAgentOptions Options,
    ImplicitSubscriptions Subscriptions,
    ILogger Logger)
{
    /// <summary>Jitter that is the same in every run, and not the same for two queues.</summary>
    public RetryDelay RetryDelayFor(QueueId queue) => new(Silo.TimeProvider, (int)(queue.GetNumericId() ^ queue.GetUniformHashCode()));
}
