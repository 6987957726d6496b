using Seckill.Storage.Tests.Catalog;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteCatalogStoreTests : CatalogStoreTests<SqliteStore>;
