using Seckill.Storage.Tests.Audit;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlAuditLedgerTests : AuditLedgerTests<MySqlStore>;
