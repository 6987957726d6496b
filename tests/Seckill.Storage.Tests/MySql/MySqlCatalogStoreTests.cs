using Seckill.Storage.Tests.Catalog;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlCatalogStoreTests : CatalogStoreTests<MySqlStore>;
