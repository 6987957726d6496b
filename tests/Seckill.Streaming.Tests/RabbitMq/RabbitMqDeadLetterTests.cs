namespace Seckill.Streaming.Tests.RabbitMq;

public sealed class RabbitMqDeadLetterTests : DeadLetterTests<RabbitMqWorld>;
