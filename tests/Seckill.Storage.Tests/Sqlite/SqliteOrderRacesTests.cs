using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteOrderRacesTests : OrderRacesTests<SqliteStore>;
