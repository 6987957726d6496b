using System.Data.Common;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Tests.Databases;

/// <summary>What every database does, whatever its SQL.</summary>
public abstract class DatabaseTests<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task ASnapshotSeesOneMomentAndAPlainReadEachStatementsOwn()
    {
        await using var world = await CreateTableAsync();
        foreach (var snapshot in (bool[])[true, false])
        {
            async Task<(long, long)> ReadTwiceAsync(DbSession session)
            {
                var before = await session.FindAsync<long>("SELECT COUNT(*) FROM t");
                await world.Database.WriteAsync(write => write.ExecuteAsync("INSERT INTO t VALUES (1)"), Cancel.Token);
                return (before, await session.FindAsync<long>("SELECT COUNT(*) FROM t"));
            }

            var (first, second) = snapshot
                ? await world.Database.ReadSnapshotAsync(ReadTwiceAsync, Cancel.Token)
                : await world.Database.ReadAsync(ReadTwiceAsync, Cancel.Token);
            Assert.Equal(snapshot ? first : first + 1, second);
        }
    }

    [Fact]
    public async Task AReaderCannotWrite()
    {
        await using var world = await CreateTableAsync();
        Func<DbSession, Task<int>> write = session => session.ExecuteAsync("INSERT INTO t VALUES (1)");
        await Assert.ThrowsAnyAsync<DbException>(() => world.Database.ReadAsync(write, Cancel.Token));
        await Assert.ThrowsAnyAsync<DbException>(() => world.Database.ReadSnapshotAsync(write, Cancel.Token));
        Assert.Equal(0, await CountAsync(world));
    }

    [Fact]
    public async Task NothingRunsOnTheCallersScheduler()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var turn = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var schedulers = await Task.Factory.StartNew(
            () => Task.WhenAll(
                world.Database.ReadAsync(_ => Task.FromResult(TaskScheduler.Current), Cancel.Token),
                world.Database.WriteAsync(_ => Task.FromResult(TaskScheduler.Current), Cancel.Token)),
            Cancel.Token, TaskCreationOptions.None, turn).Unwrap();
        Assert.All(schedulers, scheduler => Assert.Same(TaskScheduler.Default, scheduler));
    }

    [Fact]
    public async Task AReadThatFailsDoesNotHarmTheNext()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        for (var i = 0; i < 20; i++) // More than there are connections.
            await Assert.ThrowsAnyAsync<DbException>(() => world.QueryAsync<long>("SELECT nonsense"));
        Assert.Equal(1, await world.QueryAsync<long>("SELECT 1"));
    }

    [Fact]
    public async Task AWriteThatThrowsIsUndoneAndDoesNotHarmTheNext()
    {
        await using var world = await CreateTableAsync();
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => world.Database.WriteAsync<int>(
                async session =>
                {
                    await session.ExecuteAsync("INSERT INTO t VALUES (1)");
                    throw new InvalidDataException();
                },
                Cancel.Token));
        }

        Assert.Equal(1, await world.ExecuteAsync("INSERT INTO t VALUES (2)"));
        Assert.Equal(1, await CountAsync(world));
    }

    [Fact]
    public async Task AWriteIsNotBegunOnceItIsCancelled()
    {
        await using var world = await CreateTableAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var write = world.Database.WriteAsync(session => session.ExecuteAsync("INSERT INTO t VALUES (1)"), cancelled.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Equal(0, await CountAsync(world));
    }

    [Fact]
    public async Task AfterTheEndEverythingIsRefused()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        for (var i = 0; i < 2; i++) await world.Database.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => world.QueryAsync<long>("SELECT 1"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => world.ExecuteAsync("DELETE FROM users"));
    }

    private static async Task<LedgerWorld> CreateTableAsync()
    {
        var world = await LedgerWorld.CreateAsync<TStore>();
        await world.ExecuteAsync("CREATE TABLE t (x INT)");
        return world;
    }

    private static Task<long> CountAsync(LedgerWorld world) => world.QueryAsync<long>("SELECT COUNT(*) FROM t");
}
