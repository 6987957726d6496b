using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteSharedDatabaseTests : DatabaseTests<SqliteStore>;
