using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqlitePaceTests : IDisposable
{
    private const string Long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT SUM(i) FROM n";

    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT SUM(i % 2) FROM n";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqlitePaceTests() => _connection.Open();

    [Fact]
    public void A_long_statement_rests_on_its_way_and_reads_the_same()
    {
        var rests = 0;
        using (new SqlitePace(_connection, () => rests++, Cancel.Token)) Assert.Equal(500_000_500_000L, Run(Long));
        Assert.InRange(rests, 2, 100);

        rests = 0;
        Assert.Equal(500_000_500_000L, Run(Long));
        Assert.Equal(0, rests); // its time is over
    }

    [Fact]
    public void A_short_one_does_not_rest()
    {
        var rests = 0;
        using var pace = new SqlitePace(_connection, () => rests++, Cancel.Token);
        Assert.Equal(1L, Run("SELECT 1"));
        Assert.Equal(0, rests);
    }

    [Fact]
    public async Task A_read_in_the_background_rests_and_keeps_off_the_thread_pool()
    {
        var rests = 0;
        using var folder = new TempFolder();
        await using var readers = new SqliteReaders(new SqliteFile($"Data Source={folder.File("any.db")}"), () => rests++);
        Assert.Equal(500_000_500_000L, await readers.ReadInBackgroundAsync(ReadAsync, Cancel.Token));
        Assert.InRange(rests, 2, 100);

        rests = 0;
        Assert.Equal(1, await readers.ReadAsync(OnPoolAsync, snapshot: true, Cancel.Token));
        Assert.Equal(0, rests); // on the connection that has been read from before

        static async Task<long> ReadAsync(DbSession session)
        {
            Assert.False(Thread.CurrentThread.IsThreadPoolThread);
            return await session.FindAsync<long>(Long);
        }

        static async Task<int> OnPoolAsync(DbSession session)
        {
            Assert.True(Thread.CurrentThread.IsThreadPoolThread);
            await session.FindAsync<long>(Long);
            return 1;
        }
    }

    [Fact]
    public async Task Reads_in_the_background_leave_the_other_readers_to_the_rest()
    {
        using var folder = new TempFolder();
        using var gate = new ManualResetEventSlim();
        await using var readers = new SqliteReaders(new SqliteFile($"Data Source={folder.File("any.db")}"), () => gate.Wait(Cancel.Token));
        var audits = Enumerable.Range(0, StorageLimits.MaxReaders)
            .Select(_ => readers.ReadInBackgroundAsync(session => session.FindAsync<long>(Long), Cancel.Token)).ToList();

        Assert.Equal(1, await readers.ReadAsync(session => session.FindAsync<int>("SELECT 1"), snapshot: false, Cancel.Token));
        gate.Set();
        Assert.All(await Task.WhenAll(audits), sum => Assert.Equal(500_000_500_000L, sum));
    }

    [Fact]
    public async Task A_read_in_the_background_ends_when_nobody_wants_it_any_more()
    {
        using var folder = new TempFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        await using var readers = new SqliteReaders(new SqliteFile($"Data Source={folder.File("any.db")}"), stop.Cancel);
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => readers.ReadInBackgroundAsync(EndlessAsync, stop.Token));
        Assert.Equal(stop.Token, canceled.CancellationToken);

        SqliteReaders? closing = null;
        Task? closed = null;
        closing = new SqliteReaders(new SqliteFile($"Data Source={folder.File("any.db")}"), () => closed ??= closing!.DisposeAsync().AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => closing.ReadInBackgroundAsync(EndlessAsync, Cancel.Token));
        await closed!;

        static Task<long> EndlessAsync(DbSession session) => session.FindAsync<long>(Endless);
    }

    public void Dispose() => _connection.Dispose();

    private object? Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
