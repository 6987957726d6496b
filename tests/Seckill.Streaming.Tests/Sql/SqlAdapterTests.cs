namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlAdapterTests : OrderQueueAdapterTests<SqlWorld>;
