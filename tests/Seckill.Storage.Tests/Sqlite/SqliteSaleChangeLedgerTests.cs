using Seckill.Storage.Tests.Stock;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteSaleChangeLedgerTests : SaleChangeLedgerTests<SqliteStore>;
