using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlOrderRacesTests : OrderRacesTests<MySqlStore>;
