using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming;

/// <summary>What carries the messages of the order stream: a queue for each partition.</summary>
internal interface IOrderQueue
{
    /// <summary>Makes sure that the queues can be used. Called when a silo starts; a second call does nothing.</summary>
    /// <exception cref="StreamConfigurationException">They cannot.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Appends a message; when the task has completed, it is stored durably.</summary>
    /// <exception cref="OrderStreamRefusedException">Nothing is stored. Any other exception: it is not known.</exception>
    Task AppendAsync(int partition, byte[] payload);

    /// <summary>A reader of one partition, which begins with the first message that is not done with.</summary>
    IQueueAdapterReceiver CreateReceiver(int partition);
}
