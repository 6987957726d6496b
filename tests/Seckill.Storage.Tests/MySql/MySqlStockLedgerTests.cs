using Seckill.Storage.Tests.Stock;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlStockLedgerTests : StockLedgerTests<MySqlStore>;
