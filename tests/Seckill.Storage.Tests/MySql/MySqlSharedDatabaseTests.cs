using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlSharedDatabaseTests : DatabaseTests<MySqlStore>;
