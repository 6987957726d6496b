namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlOrderStreamTests : OrderStreamExtensionsTests<SqlWorld>;
