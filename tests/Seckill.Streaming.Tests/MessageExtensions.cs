using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

internal static class MessageExtensions
{
    /// <summary>The events of all messages, one after another.</summary>
    public static OrderEvent[] Events(this IEnumerable<IBatchContainer> messages) =>
        [.. messages.SelectMany(message => message.GetEvents<OrderEvent>()).Select(item => item.Item1)];
}
