using System.Data.Common;
using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqliteStatementTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly DbSession _session;

    public SqliteStatementTests()
    {
        _connection.Open();
        _session = new DbSession(_connection, SqliteDialect.Instance);
    }

    [Theory]
    [InlineData(long.MinValue, "integer")]
    [InlineData(int.MaxValue, "integer")]
    [InlineData("käse", "text")]
    [InlineData(new byte[] { 0, 1, 255 }, "blob")]
    [InlineData(new byte[0], "blob")]
    [InlineData(null, "null")]
    public async Task A_value_is_stored_as_it_is(object? value, string type)
    {
        await _session.ExecuteAsync("CREATE TABLE t (v)");
        var insert = _session.Prepare("INSERT INTO t (v) VALUES (@0)", 1);
        insert[0] = value;
        Assert.Equal(1, await insert.ExecuteAsync());
        Assert.Equal(type, await _session.FindAsync<string>("SELECT typeof(v) FROM t"));
        var select = _session.Prepare("SELECT COUNT(*) FROM t WHERE v IS @0", 1);
        select[0] = value;
        await using var reader = await select.QueryAsync();
        Assert.True(await reader.ReadAsync(Cancel.Token));
        Assert.Equal(1, reader.GetInt32(0));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(0L)]
    [InlineData(null)]
    public async Task An_integer_is_stored_found_and_replaced_as_it_is(long? value)
    {
        await _session.ExecuteAsync("CREATE TABLE t (v)");
        var insert = _session.Prepare("INSERT INTO t (v) VALUES (@0)", 1);
        insert.SetInteger(0, value);
        await insert.ExecuteAsync();
        Assert.Equal(value, await _session.FindAsync<long?>("SELECT v FROM t"));
        var select = _session.Prepare("SELECT COUNT(*) FROM t WHERE v IS @0", 1);
        select.SetInteger(0, value);
        await using var reader = await select.QueryAsync();
        Assert.True(await reader.ReadAsync(Cancel.Token));
        Assert.Equal(1, reader.GetInt32(0));

        insert[0] = "text";
        await insert.ExecuteAsync();
        Assert.Equal("text", await _session.FindAsync<string>("SELECT v FROM t WHERE typeof(v) = 'text'"));
    }

    [Fact]
    public async Task Parameters_count_by_their_names_wherever_they_stand()
    {
        await _session.ExecuteAsync("CREATE TABLE t (a, b)");
        var insert = _session.Prepare("INSERT INTO t (b, a) VALUES (@1, @0), (@1, @0)", 2);
        (insert[0], insert[1]) = (10, 20);
        Assert.Equal(2, await insert.ExecuteAsync());
        insert[0] = 11; // the other keeps its value
        await insert.ExecuteAsync();
        Assert.Equal(["10:20", "10:20", "11:20", "11:20"], await _session.QueryAsync<string>("SELECT a || ':' || b FROM t ORDER BY a"));
    }

    [Fact]
    public async Task A_statement_that_was_refused_runs_again()
    {
        await _session.ExecuteAsync("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        var insert = _session.Prepare("INSERT INTO t (id) VALUES (@0)", 1);
        insert[0] = 1;
        await insert.ExecuteAsync();
        var exception = await Assert.ThrowsAnyAsync<DbException>(insert.ExecuteAsync);
        Assert.True(_session.Dialect.IsDuplicateKey(exception));
        Assert.Contains("t.id", exception.Message, StringComparison.Ordinal);
        insert[0] = 2;
        Assert.Equal(1, await insert.ExecuteAsync());
        Assert.Equal(2, await _session.FindAsync<int>("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task It_is_prepared_anew_when_the_table_has_changed()
    {
        await _session.ExecuteAsync("CREATE TABLE t (a)");
        var insert = _session.Prepare("INSERT INTO t (a) VALUES (@0)", 1);
        insert[0] = 1;
        await insert.ExecuteAsync();
        await _session.ExecuteAsync("ALTER TABLE t ADD COLUMN b DEFAULT 7");
        await insert.ExecuteAsync();
        Assert.Equal(14, await _session.FindAsync<int>("SELECT SUM(b) FROM t"));
    }

    [Fact]
    public async Task What_is_no_SQL_or_no_value_is_refused()
    {
        await Assert.ThrowsAnyAsync<DbException>(_session.Prepare("INSERT INTO nothing VALUES (1)", 0).ExecuteAsync);
        var select = _session.Prepare("SELECT @0", 1);
        select[0] = 1.5m;
        await Assert.ThrowsAsync<NotSupportedException>(async () => await select.ExecuteAsync());
    }

    public void Dispose() => _session.Dispose();
}
