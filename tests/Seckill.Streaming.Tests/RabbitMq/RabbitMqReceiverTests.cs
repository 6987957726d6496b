namespace Seckill.Streaming.Tests.RabbitMq;

public sealed class RabbitMqReceiverTests : OrderQueueReceiverTests<RabbitMqWorld>;
