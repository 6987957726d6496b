using Seckill.Storage.Tests.Audit;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteAuditLedgerTests : AuditLedgerTests<SqliteStore>;
