namespace Seckill.Streaming.RabbitMq;

/// <summary>A message as the broker delivered it.</summary>
/// <param name="Tag">Its number on the channel, from 1.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Headers">What came beside them.</param>
internal sealed record Delivery(ulong Tag, byte[] Body, IDictionary<string, object?>? Headers);
