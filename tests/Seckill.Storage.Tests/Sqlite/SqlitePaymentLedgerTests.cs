using Seckill.Storage.Tests.Payments;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqlitePaymentLedgerTests : PaymentLedgerTests<SqliteStore>;
