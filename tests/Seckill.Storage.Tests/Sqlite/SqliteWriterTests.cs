using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Sqlite;

/// <summary>
/// Group commit. A write that holds the writer until the test says so makes sure that all that is written meanwhile shares its
/// commit; the clock stands still, so nobody comes too late to join.
/// </summary>
public sealed class SqliteWriterTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly SqliteDatabase _database;

    public SqliteWriterTests() => _database = Open(_folder.File("a.db"));

    [Fact]
    public async Task AFailingWriteDoesNotHarmTheOthersOfItsGroup()
    {
        await CreateTableAsync();
        var release = Block(out var blocked);
        var writes = Enumerable.Range(0, 10).Select(i => InsertAsync(i, fails: i is 0 or 4 or 9)).ToList();
        release.Set();
        await blocked;

        foreach (var (write, i) in writes.Select((write, i) => (write, i)))
        {
            if (i is 0 or 4 or 9) Assert.Equal($"{i}", (await Assert.ThrowsAsync<InvalidDataException>(() => write)).Message);
            else Assert.Equal(i, await write);
        }

        Assert.Equal("1 2 3 5 6 7 8", await RowsAsync());
    }

    [Fact]
    public async Task WhatAWriteSeesOfItsGroupIsWhatCameBeforeIt()
    {
        await CreateTableAsync();
        var release = Block(out _);
        var writes = Enumerable.Range(0, 5).Select(i => _database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO t VALUES (@i, NULL)", new { i });
                return await session.FindAsync<long>("SELECT COUNT(*) FROM t");
            },
            Cancel.Token)).ToList();
        release.Set();
        Assert.Equal("1 2 3 4 5", string.Join(' ', await Task.WhenAll(writes)));
    }

    [Fact]
    public async Task ACommitThatFailsFailsTheWholeGroupAsUnknownAndTheNextGroupSucceeds()
    {
        await CreateTableAsync();
        var release = Block(out var blocked);
        var good = InsertAsync(1);
        var failing = InsertAsync(2, fails: true);
        var dangling = InsertAsync(3, parent: 99); // A deferred foreign key: only the commit finds out.
        release.Set();

        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => blocked);
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => good);
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => dangling);
        await Assert.ThrowsAsync<InvalidDataException>(() => failing); // It is sure: it was undone before.
        Assert.Equal(4, await InsertAsync(4));
        Assert.Equal("4", await RowsAsync());
    }

    [Fact]
    public async Task AWriteThatEndsTheTransactionFailsItsGroupAndNothingIsStored()
    {
        await CreateTableAsync();
        var release = Block(out _);
        var good = InsertAsync(1);
        var ending = _database.WriteAsync(
            session => session.ExecuteAsync("INSERT OR ROLLBACK INTO t SELECT 2, NULL UNION ALL SELECT 2, NULL"), Cancel.Token);
        release.Set();
        Assert.IsNotType<WriteOutcomeUnknownException>(await Record.ExceptionAsync(() => good));
        await Assert.ThrowsAsync<SqliteException>(() => ending);
        Assert.Equal(3, await InsertAsync(3));
        Assert.Equal("3", await RowsAsync());
    }

    [Fact]
    public async Task WhoComesTooLateOrIsOneTooManyGetsTheNextCommit()
    {
        await CreateTableAsync();
        foreach (var late in (bool[])[true, false])
        {
            var release = Block(out var blocked);
            if (late) _clock.Advance(StorageLimits.MaxJoinTime);
            else foreach (var i in Enumerable.Range(1, StorageLimits.MaxWritesPerCommit - 1)) _ = InsertAsync(i);
            var dangling = InsertAsync(0, parent: 99); // Its commit fails, and theirs does not.
            release.Set();
            Assert.True(await blocked);
            await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => dangling);
        }
    }

    [Fact]
    public async Task AWriteIsNotBegunOnceItIsCancelledAndNotStoppedOnceBegun()
    {
        await CreateTableAsync();
        using var early = new CancellationTokenSource();
        using var late = new CancellationTokenSource();
        var release = Block(out _);
        var notBegun = _database.WriteAsync(session => session.ExecuteAsync("INSERT INTO t VALUES (1, NULL)"), early.Token);
        var begun = _database.WriteAsync(
            session =>
            {
                late.Cancel();
                return session.ExecuteAsync("INSERT INTO t VALUES (2, NULL)");
            },
            late.Token);
        await early.CancelAsync();
        release.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => notBegun);
        Assert.Equal(1, await begun);
        Assert.Equal("2", await RowsAsync());
    }

    [Fact]
    public async Task WhenTooManyWaitTheNextIsRefused()
    {
        await CreateTableAsync();
        var release = Block(out var blocked);
        var waiting = Enumerable.Range(0, StorageLimits.MaxQueuedWrites).Select(i => InsertAsync(i)).ToList();
        await Assert.ThrowsAsync<DatabaseOverloadedException>(() => InsertAsync(-1));
        release.Set();
        await Task.WhenAll([blocked, .. waiting]);
        Assert.Equal(StorageLimits.MaxQueuedWrites,
            await _database.ReadAsync(session => session.FindAsync<long>("SELECT COUNT(*) FROM t"), Cancel.Token));
    }

    [Fact]
    public async Task TheEndWaitsForTheWritesThatWait()
    {
        await CreateTableAsync();
        var release = Block(out _);
        var writes = Enumerable.Range(0, 100).Select(i => InsertAsync(i)).ToList();
        var end = _database.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => InsertAsync(-1));
        Assert.False(end.IsCompleted);
        release.Set();
        await end;
        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task CallersGoOnElsewhereThanOnTheWritersThread()
    {
        var (writer, after) = await Task.Run(
            async () => (
                await _database.WriteAsync(_ => Task.FromResult(Environment.CurrentManagedThreadId), Cancel.Token),
                Environment.CurrentManagedThreadId),
            Cancel.Token);
        Assert.NotEqual(writer, after);
    }

    /// <summary>What a process killed at this moment leaves behind is the file and its log as they are now.</summary>
    [Fact]
    public async Task I2_WhatIsAcknowledgedSurvivesAKillAndWhatIsNotLeavesNoTrace()
    {
        await CreateTableAsync();
        for (var i = 0; i < 5; i++) await InsertAsync(i);
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var halfDone = _database.WriteAsync(
            async session =>
            {
                var rows = await session.ExecuteAsync("INSERT INTO t VALUES (100, NULL)");
                inside.Set();
                release.Wait(Cancel.Token);
                return rows;
            },
            Cancel.Token);
        inside.Wait(Cancel.Token);
        foreach (var suffix in (string[])["", "-wal"])
            File.Copy(_folder.File($"a.db{suffix}"), _folder.File($"killed.db{suffix}"));
        release.Set();
        await halfDone;

        await using var killed = Open(_folder.File("killed.db"));
        Assert.Equal("ok", await killed.ReadAsync(session => session.FindAsync<string>("PRAGMA integrity_check"), Cancel.Token));
        Assert.Equal("0 1 2 3 4", await RowsAsync(killed));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private SqliteDatabase Open(string path) => new(
        DatabaseNames.Ledger, $"Data Source={path};Foreign Keys=True", _clock, NullLogger<SqliteDatabase>.Instance);

    private static Task<string?> RowsAsync(SqliteDatabase database) =>
        database.ReadAsync(
            session => session.FindAsync<string>("SELECT group_concat(x, ' ') FROM (SELECT x FROM t ORDER BY x)"), Cancel.Token);

    private Task<string?> RowsAsync() => RowsAsync(_database);

    private Task CreateTableAsync() => _database.WriteAsync(
        session => session.ExecuteAsync(
            "CREATE TABLE t (x INTEGER PRIMARY KEY, parent INT REFERENCES t (x) DEFERRABLE INITIALLY DEFERRED)"),
        Cancel.Token);

    private Task<int> InsertAsync(int x, int? parent = null, bool fails = false) => _database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("INSERT INTO t VALUES (@x, @parent)", new { x, parent });
            return fails ? throw new InvalidDataException($"{x}") : x;
        },
        Cancel.Token);

    /// <summary>Holds the writer, so that what is written meanwhile shares a commit with this.</summary>
    private ManualResetEventSlim Block(out Task<bool> blocked)
    {
        var inside = new ManualResetEventSlim();
        var release = new ManualResetEventSlim();
        blocked = _database.WriteAsync(
            _ =>
            {
                inside.Set();
                release.Wait(Cancel.Token);
                return Task.FromResult(true);
            },
            Cancel.Token);
        inside.Wait(Cancel.Token);
        return release;
    }
}
