using Seckill.Storage.Tests.Stock;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlSaleChangeLedgerTests : SaleChangeLedgerTests<MySqlStore>;
