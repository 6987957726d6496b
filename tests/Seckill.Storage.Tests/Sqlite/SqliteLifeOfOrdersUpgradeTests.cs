using Seckill.Storage.Tests.Schema;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteLifeOfOrdersUpgradeTests : LifeOfOrdersUpgradeTests<SqliteStore>;
