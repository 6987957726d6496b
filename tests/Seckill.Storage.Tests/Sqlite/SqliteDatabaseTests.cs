using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("", "names no file")]
    [InlineData("Data Source=", "names no file")]
    [InlineData("Server=db", "server")]
    [InlineData("no equals sign", "not a SQLite connection string")]
    [InlineData("Data Source=a.db;Mode=Sideways", "not a SQLite connection string")]
    [InlineData("Data Source=:memory:", ":memory:")]
    [InlineData("Data Source=a.db;Mode=Memory", "not the path of a file")]
    [InlineData("Data Source=a.db;Mode=ReadOnly", "read-only")]
    public void AConnectionStringThatIsNotOfAFileIsRefusedInOneLine(string connectionString, string why)
    {
        var error = Assert.Throws<StorageConfigurationException>(() => Create(connectionString));
        Assert.Contains(why, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task AFolderThatCannotBeMadeIsNamed()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "in the way", Cancel.Token);
        await RefusedAsync(_folder.File("file/sub/a.db"), _folder.File("file/sub"));
    }

    [Fact]
    public async Task AFileThatCannotBeOpenedIsNamed()
    {
        Directory.CreateDirectory(_folder.File("a.db"));
        await RefusedAsync(_folder.File("a.db"), _folder.File("a.db"));
    }

    [Fact]
    public async Task AFileThatIsNoDatabaseIsNamed()
    {
        await File.WriteAllTextAsync(_folder.File("a.db"), new string('x', 5_000), Cancel.Token);
        await RefusedAsync(_folder.File("a.db"), _folder.File("a.db"));
    }

    [Fact]
    public async Task CommitsAreSyncedAndReadersCannotWrite()
    {
        await using var database = await OpenAsync();
        Assert.Equal(2, await database.WriteAsync(session => session.FindAsync<long>("PRAGMA synchronous"), Cancel.Token));
        Assert.Equal("wal", await database.ReadAsync(session => session.FindAsync<string>("PRAGMA journal_mode"), Cancel.Token));
        var write = database.ReadAsync(session => session.ExecuteAsync("DELETE FROM users"), Cancel.Token);
        await Assert.ThrowsAsync<SqliteException>(() => write);
    }

    [Fact]
    public async Task AfterTheEndThereIsOneFile()
    {
        await (await OpenAsync()).DisposeAsync();
        Assert.Equal([_folder.File("a.db")], Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private static SqliteDatabase Create(string connectionString) =>
        new(DatabaseNames.Ledger, connectionString, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);

    private static async Task RefusedAsync(string path, string named)
    {
        await using var database = Create($"Data Source={path}");
        var error = await Assert.ThrowsAsync<StorageConfigurationException>(() => database.OpenAsync(Cancel.Token));
        Assert.Contains($"'{named}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private async Task<SqliteDatabase> OpenAsync()
    {
        var database = Create($"Data Source={_folder.File("a.db")}");
        await database.OpenAsync(Cancel.Token);
        return database;
    }
}
