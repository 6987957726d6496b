using Seckill.Storage.Databases;
using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteOrderLedgerTests : OrderLedgerTests<SqliteStore>
{
    [Fact]
    public async Task I1_ASaleWhoseRowDoesNotChangeAsDecidedTakesTheBatchBack()
    {
        await using var world = await LedgerWorld.CreateAsync<SqliteStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.ExecuteAsync("CREATE TRIGGER no_more BEFORE UPDATE ON sec_kills BEGIN SELECT RAISE(IGNORE); END");
        var error = await Assert.ThrowsAsync<InvariantViolatedException>(() => world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101)));
        Assert.Contains("I1", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await world.QueryAsync<long>("SELECT COUNT(*) FROM orders"));
    }
}
