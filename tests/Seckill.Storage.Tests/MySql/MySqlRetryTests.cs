using Seckill.Storage.Databases;
using Seckill.Storage.MySql;

namespace Seckill.Storage.Tests.MySql;

/// <summary>What fails through no fault of its own is tried again; what may be stored is not.</summary>
public sealed class MySqlRetryTests
{
    [Fact]
    public async Task OfTwoThatWaitForEachOtherBothAreWritten()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await world.ExecuteAsync("INSERT INTO t VALUES (1, 0), (2, 0)");
        using var bothHoldOne = new CountdownEvent(2);
        var tries = 0;

        Task<int> AddAsync(int first, int second)
        {
            var isFirstTry = true;
            return world.Database.WriteAsync(
                async session =>
                {
                    Interlocked.Increment(ref tries);
                    await session.ExecuteAsync("UPDATE t SET y = y + 1 WHERE x = @first", new { first });
                    if (isFirstTry) bothHoldOne.Signal();
                    isFirstTry = false;
                    bothHoldOne.Wait(Cancel.Token);
                    return await session.ExecuteAsync("UPDATE t SET y = y + 1 WHERE x = @second", new { second });
                },
                Cancel.Token);
        }

        await Task.WhenAll(AddAsync(1, 2), AddAsync(2, 1));

        Assert.Equal(3, tries);
        Assert.Equal(4L, Convert.ToInt64(world.Store.Execute("SELECT SUM(y) FROM t")));
    }

    [Fact]
    public async Task AConnectionLostInTheMidstOfATransactionLeavesNoTraceAndIsReplaced()
    {
        await using var world = await MySqlWorld.CreateAsync();
        var tries = 0;
        await world.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO t VALUES (1, 0)");
                if (++tries <= 2) await world.KillAsync(session);
                return await session.ExecuteAsync("INSERT INTO t VALUES (2, 0)");
            },
            Cancel.Token);
        Assert.Equal(3, tries);
        Assert.Equal("1 2", await world.RowsAsync());
    }

    [Fact]
    public async Task ConnectionsLostWhileNobodyUsedThemAreReplaced()
    {
        await using var world = await MySqlWorld.CreateAsync();
        for (var i = 1; i <= 3; i++)
        {
            var keys = Enumerable.Range(10 * i, 8);
            await Task.WhenAll(keys.Select(key => world.ExecuteAsync($"INSERT INTO t VALUES ({key}, 0)")));
            await world.RowsAsync();
            world.KillAll();
        }

        Assert.Equal(24, (await world.RowsAsync())!.Split(' ').Length);
        Assert.Equal(1, await world.Database.ReadSnapshotAsync(session => session.FindAsync<int>("SELECT 1"), Cancel.Token));
    }

    [Fact]
    public async Task TheTriesAreBounded()
    {
        await using var world = await MySqlWorld.CreateAsync();
        var tries = 0;
        await Assert.ThrowsAsync<MySqlException>(() => world.Database.WriteAsync(
            async session =>
            {
                tries++;
                await world.KillAsync(session);
                return await session.ExecuteAsync("INSERT INTO t VALUES (1, 0)");
            },
            Cancel.Token));
        Assert.Equal(MySqlLimits.MaxTries, tries);
        Assert.Null(await world.RowsAsync());
    }

    [Fact]
    public async Task WhatTheDatabaseRefusesIsNotTriedAgain()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await world.ExecuteAsync("INSERT INTO t VALUES (1, 0)");
        var tries = 0;
        var error = await Assert.ThrowsAsync<MySqlException>(() => world.Database.WriteAsync(
            session =>
            {
                tries++;
                return session.ExecuteAsync("INSERT INTO t VALUES (1, 0)");
            },
            Cancel.Token));
        Assert.True(world.Database.Dialect.IsDuplicateKey(error));
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task AConnectionLostByTheCommitIsAnUnknownOutcomeAndNotTriedAgain()
    {
        await using var world = await MySqlWorld.CreateAsync();
        var tries = 0;
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => world.Database.WriteAsync(
            async session =>
            {
                tries++;
                var rows = await session.ExecuteAsync("INSERT INTO t VALUES (1, 0)");
                await world.KillAsync(session);
                return rows;
            },
            Cancel.Token));
        Assert.Equal(1, tries);
        await world.ExecuteAsync("INSERT INTO t VALUES (2, 0)");
        Assert.Equal("2", await world.RowsAsync());
    }

    [Fact]
    public async Task AStatementThatTakesTooLongIsGivenUpOnceAndDoesNotHarmTheNext()
    {
        await using var world = await MySqlWorld.CreateAsync(builder => builder.DefaultCommandTimeout = 1);
        var tries = 0;
        await Assert.ThrowsAsync<MySqlException>(() => world.Database.ReadAsync(
            session =>
            {
                tries++;
                return session.FindAsync<long>("SELECT SLEEP(30)");
            },
            Cancel.Token));
        Assert.Equal(1, tries);
        Assert.Equal(1, await world.ExecuteAsync("INSERT INTO t VALUES (1, 0)"));
        Assert.Equal("1", await world.RowsAsync());
    }
}
