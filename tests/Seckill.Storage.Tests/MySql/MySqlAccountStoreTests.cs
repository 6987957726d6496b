using Seckill.Storage.Tests.Accounts;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlAccountStoreTests : AccountStoreTests<MySqlStore>;
