using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlOrderLifePropertyTests : OrderLifePropertyTests<MySqlStore>;
