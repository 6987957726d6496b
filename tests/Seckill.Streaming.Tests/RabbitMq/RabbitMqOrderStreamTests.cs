namespace Seckill.Streaming.Tests.RabbitMq;

public sealed class RabbitMqOrderStreamTests : OrderStreamExtensionsTests<RabbitMqWorld>;
