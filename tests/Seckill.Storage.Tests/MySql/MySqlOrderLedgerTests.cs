using Seckill.Orders;
using Seckill.Storage.Tests.Orders;
using static Seckill.Orders.OrderStatus;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlOrderLedgerTests : OrderLedgerTests<MySqlStore>
{
    /// <summary>A sale that is not there has no row to lock, so only the key keeps two writers apart.</summary>
    [Fact]
    public async Task AKeyThatAnotherWriterTakesMeanwhileIsSeenByTheNextDecision()
    {
        await using var world = await LedgerWorld.CreateAsync<MySqlStore>();
        var store = Assert.IsType<MySqlStore>(world.Store);
        using var release = new ManualResetEventSlim();
        using var inserted = new ManualResetEventSlim();
        var theirs = world.Database.WriteAsync(
            async session =>
            {
                var rows = await session.ExecuteAsync("INSERT INTO orders VALUES (404, 1, 1, 1, 101, 990, 3, NULL, 0, 0, NULL, NULL)");
                inserted.Set();
                release.Wait(Cancel.Token);
                return rows;
            },
            Cancel.Token);
        inserted.Wait(Cancel.Token);

        var ours = world.WriteOneAsync(Some.Accepted(404, 1, 1, 101), Some.Accepted(404, 1, 2, 102));
        await store.SeenAsync("INSERT INTO orders (");
        release.Set();
        await theirs;

        Assert.Equal([Cancelled, Rejected], (await ours).Statuses());
        Assert.Equal(2, await world.QueryAsync<long>("SELECT COUNT(*) FROM orders"));
    }
}
