using Seckill.Storage.Tests.Accounts;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteAccountStoreTests : AccountStoreTests<SqliteStore>;
