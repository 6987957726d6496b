namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlReceiverTests : OrderQueueReceiverTests<SqlWorld>;
