namespace Seckill.Streaming.Tests.RabbitMq;

public sealed class RabbitMqAdapterTests : OrderQueueAdapterTests<RabbitMqWorld>;
