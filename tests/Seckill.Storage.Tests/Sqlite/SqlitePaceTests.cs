using Microsoft.Data.Sqlite;
using Seckill.Storage.Sqlite;

namespace Seckill.Storage.Tests.Sqlite;

public sealed class SqlitePaceTests : IDisposable
{
    private const string Long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT SUM(i) FROM n";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqlitePaceTests() => _connection.Open();

    [Fact]
    public void A_long_statement_rests_on_its_way_and_reads_the_same()
    {
        var rests = 0;
        using (new SqlitePace(_connection, () => rests++)) Assert.Equal(500_000_500_000L, Run(Long));
        Assert.InRange(rests, 2, 100);

        rests = 0;
        Assert.Equal(500_000_500_000L, Run(Long));
        Assert.Equal(0, rests); // its time is over
    }

    [Fact]
    public void A_short_one_does_not_rest()
    {
        var rests = 0;
        using var pace = new SqlitePace(_connection, () => rests++);
        Assert.Equal(1L, Run("SELECT 1"));
        Assert.Equal(0, rests);
    }

    public void Dispose() => _connection.Dispose();

    private object? Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
