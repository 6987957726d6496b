using Seckill.Storage.Tests.Payments;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlPaymentLedgerTests : PaymentLedgerTests<MySqlStore>;
