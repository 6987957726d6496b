using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Schema;
using Seckill.Storage.Tests.Databases;
using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.Schema;

/// <summary>A ledger that has sold before orders had a life: everything goes on as if it always had.</summary>
public abstract class LifeOfOrdersUpgradeTests<TStore>
    where TStore : ITestStore, new()
{
    private const string Script = "_life_of_orders";

    /// <summary>How many statements of the script another process may have done when it died, without recording them.</summary>
    protected virtual IEnumerable<int> DoneBefore => [0];

    [Fact]
    public async Task WhatWasSoldBeforeIsCarriedOver()
    {
        foreach (var statements in DoneBefore)
        {
            await using var world = await LedgerWorld.CreateAsync<TStore>(database => SellBeforeAsync(database, statements));
            await CheckAsync(world);
        }
    }

    /// <summary>A sale of five: two placed, one rejected; and one that nobody has bought of yet.</summary>
    private static async Task SellBeforeAsync(IDatabase database, int statements)
    {
        var (old, life) = ScriptsOf(database.Dialect);
        await new SchemaUpgrade(database, old, TimeProvider.System, NullLogger.Instance).ApplyAsync(Cancel.Token);
        var (starts, ends) = (Ms(Some.Noon), Ms(Some.Noon.AddHours(1)));
        string[] rows =
        [
            "INSERT INTO products (id, name, description, list_price_cents, created_at_ms) VALUES (1, 'Kettle', '', 1, 0)",
            $"INSERT INTO sec_kills VALUES (1, 1, 990, 5, 3, {starts}, {ends}, 2, 7)",
            $"INSERT INTO sec_kills VALUES (2, 1, 990, 8, 8, {ends}, {ends + 1}, 0, 8)",
            $"INSERT INTO orders VALUES (1, 1, 1, 1, 101, 990, 1, 101, {starts}, {starts + 60_000})",
            $"INSERT INTO orders VALUES (1, 2, 1, 1, 102, 990, 1, 102, {starts}, {starts + 120_000})",
            $"INSERT INTO orders VALUES (1, 1, 2, 1, 103, 990, 4, NULL, {starts}, {starts + 60_000})",
        ];
        foreach (var row in rows.Concat(life.Statements.Take(statements)))
            await database.WriteAsync(session => session.ExecuteAsync(row), Cancel.Token);
    }

    private static async Task CheckAsync(LedgerWorld world)
    {
        await world.AuditedAsync();
        Assert.Equal(
            new JournalLine(1, JournalReason.CarriedOver, 3, 0, 0, 0, 3, 5, DateTimeOffset.FromUnixTimeMilliseconds(7)),
            Assert.Single(await world.Audit.GetJournalAsync(1, 0, 10, Cancel.Token)));
        var second = (await world.Stock.LoadAsync(2, Cancel.Token))!;
        Assert.Equal((1, 8), (second.Line, second.Sale.Available));

        await world.WriteOneAsync(Some.Accepted(1, 2, 1, 102), Some.Accepted(1, 2, 2, 104), Some.Barrier(1, 3));
        await world.AuditedAsync();
        await world.PayAsync(new OrderId(1, 2, 2), 104);
        world.Clock.Advance(Some.Noon.AddMinutes(1) - world.Now);
        var expired = Assert.Single(await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token));
        Assert.Equal([new OrderOutcome(new OrderId(1, 1, 1), 101, OrderStatus.Cancelled)], expired.Outcomes);
        await world.Lifecycle.CancelAsync(new OrderId(1, 2, 1), 102, Cancel.Token);
        await world.AuditedAsync();
        Assert.Equal(4, (await world.Stock.LoadAsync(1, Cancel.Token))!.Sale.Available);
    }

    /// <summary>The script that this is about, and those before it.</summary>
    protected static (IReadOnlyList<SchemaScript> Old, SchemaScript Life) ScriptsOf(ISqlDialect dialect)
    {
        var scripts = SchemaScripts.Load(dialect, DatabaseNames.Ledger);
        var at = scripts.Index().Single(script => script.Item.Name.EndsWith(Script, StringComparison.Ordinal)).Index;
        return ([.. scripts.Take(at)], scripts[at]);
    }

    private static long Ms(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
