using System.Data.Common;
using Seckill.Storage.Databases;
using Seckill.Storage.MySql;
using Seckill.Storage.Schema;

namespace Seckill.Storage.Tests.MySql;

/// <summary>Bringing the tables up to date, where MySQL cannot take a change of tables back.</summary>
public sealed class MySqlSchemaTests
{
    private const string CountApplied = "SELECT COUNT(*) FROM schema_scripts";

    private static readonly IReadOnlyList<SchemaScript> Scripts = SchemaScripts.Load(MySqlDialect.Instance, DatabaseNames.Ledger);

    [Fact]
    public async Task ManyThatStartAtOnceUpgradeOnce()
    {
        await using var world = await MySqlWorld.CreateAsync();
        var databases = Enumerable.Range(0, 4).Select(_ => MySqlWorld.Open(world.Store.ConnectionString)).ToList();
        try
        {
            await Task.WhenAll(databases.Select(database => database.OpenAsync(Cancel.Token)));
        }
        finally
        {
            foreach (var database in databases) await database.DisposeAsync();
        }

        Assert.Equal((long)Scripts.Count, Convert.ToInt64(world.Store.Execute(CountApplied)));
    }

    [Fact]
    public async Task WhoeverComesSecondWaitsForTheFirst()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await using var first = MySqlWorld.Open(world.Store.ConnectionString);
        const string Lock = "CONCAT('seckill-schema-', MD5(DATABASE()))";
        Assert.Equal(1, await first.ReadAsync(session => session.FindAsync<long>($"SELECT GET_LOCK({Lock}, 0)"), Cancel.Token));

        var opened = world.Database.OpenAsync(Cancel.Token);
        await world.Store.SeenAsync("SELECT COALESCE(GET_LOCK");
        Assert.False(opened.IsCompleted);
        const string Tables =
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 't'";
        Assert.Equal(0L, Convert.ToInt64(world.Store.Execute(Tables)));

        await first.DisposeAsync(); // The lock goes with its session.
        await opened;
        Assert.Equal((long)Scripts.Count, Convert.ToInt64(world.Store.Execute(CountApplied)));
    }

    /// <summary>A process that dies behind a statement leaves it done and not recorded.</summary>
    [Fact]
    public async Task EveryStatementCanBeRunAgain()
    {
        await using var world = await MySqlWorld.CreateAsync();
        foreach (var statement in Scripts.SelectMany(script => script.Statements)) world.Store.Execute(statement);
        for (var i = 0; i < 2; i++) await world.Database.OpenAsync(Cancel.Token);
        Assert.Equal((long)Scripts.Count, Convert.ToInt64(world.Store.Execute(CountApplied)));
    }

    [Fact]
    public async Task TextIsComparedByItsBytesAndHoldsEveryCharacter()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await world.Database.OpenAsync(Cancel.Token);
        await world.ExecuteAsync(
            "INSERT INTO products (name, description, list_price_cents, created_at_ms) VALUES ('Ä🔥', '', 1, 0)");
        foreach (var (name, found) in ((string, string?)[])[("Ä🔥", "Ä🔥"), ("A🔥", null), ("ä🔥", null)])
        {
            var read = await world.Database.ReadAsync(
                session => session.FindAsync<string>("SELECT name FROM products WHERE name = @name", new { name }), Cancel.Token);
            Assert.Equal(found, read);
        }
    }

    [Fact]
    public async Task WhatDoesNotFitIsRefusedAndNotCutOff()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await world.Database.OpenAsync(Cancel.Token);
        var name = new string('x', 65);
        await Assert.ThrowsAnyAsync<DbException>(() => world.ExecuteAsync(
            $"INSERT INTO users (name_key, name, password_hash, is_admin, created_at_ms) VALUES ('{name}', 'x', 'x', 0, 0)"));
    }
}
