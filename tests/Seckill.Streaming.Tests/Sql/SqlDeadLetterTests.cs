namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlDeadLetterTests : DeadLetterTests<SqlWorld>;
