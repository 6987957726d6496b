using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Storage.Databases;
using Seckill.Storage.Schema;
using Seckill.Storage.Sqlite;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Schema;

public sealed class SchemaUpgradeTests : IAsyncDisposable
{
    private static readonly SchemaScript First = new("0001_a", "CREATE TABLE a (x INT);\nINSERT INTO a VALUES (1);\n");
    private static readonly SchemaScript Second = new("0002_b", "INSERT INTO a VALUES (2);\n");

    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly SqliteDatabase _database;

    public SchemaUpgradeTests() => _database = new SqliteDatabase(
        DatabaseNames.Ledger, $"Data Source={_folder.File("a.db")}", _clock, NullLogger<SqliteDatabase>.Instance);

    [Fact]
    public async Task ScriptsAreAppliedInOrderOnceAndRecorded()
    {
        await ApplyAsync(First);
        _clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++) await ApplyAsync(First, Second);
        Assert.Equal("1 2", await QueryAsync("SELECT group_concat(x, ' ') FROM a"));
        var seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(
            $"0001_a/{First.Checksum}/{seconds - 1}000 0002_b/{Second.Checksum}/{seconds}000",
            await QueryAsync("SELECT group_concat(name || '/' || checksum || '/' || applied_at_ms, ' ') FROM schema_scripts"));
    }

    [Fact]
    public async Task AScriptThatFailsLeavesNothingOfItBehind()
    {
        var broken = new SchemaScript("0002_b", "INSERT INTO a VALUES (2);\nINSERT INTO nowhere VALUES (3);\n");
        await Assert.ThrowsAsync<SqliteException>(() => ApplyAsync(First, broken));
        Assert.Equal("1", await QueryAsync("SELECT group_concat(x, ' ') FROM a"));
        await ApplyAsync(First, Second);
        Assert.Equal("1 2", await QueryAsync("SELECT group_concat(x, ' ') FROM a"));
    }

    [Fact]
    public async Task AChangedScriptIsRefused()
    {
        await ApplyAsync(First, Second);
        var changed = new SchemaScript(First.Name, "CREATE TABLE a (x INT, y INT);\n");
        await RefusedAsync("'0001_a' applied before it was changed", changed, Second);
    }

    [Fact]
    public async Task ADatabaseThatIsNewerIsRefused()
    {
        await ApplyAsync(First, Second);
        await RefusedAsync("newer than this program: it has the script '0002_b'", First);
    }

    [Fact]
    public async Task AScriptThatComesTooLateIsRefused()
    {
        await ApplyAsync(First, Second);
        await RefusedAsync("lacks the script '0001_b', though it has '0002_b'", First,
            new SchemaScript("0001_b", "DROP TABLE a;\n"), Second);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task RefusedAsync(string why, params SchemaScript[] scripts)
    {
        var error = await Assert.ThrowsAsync<SchemaException>(() => ApplyAsync(scripts));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Equal("1 2", await QueryAsync("SELECT group_concat(x, ' ') FROM a"));
    }

    private Task ApplyAsync(params SchemaScript[] scripts) =>
        new SchemaUpgrade(_database, scripts, _clock, NullLogger.Instance).ApplyAsync(Cancel.Token);

    private Task<string?> QueryAsync(string sql) => _database.ReadAsync(session => session.FindAsync<string>(sql), Cancel.Token);
}
