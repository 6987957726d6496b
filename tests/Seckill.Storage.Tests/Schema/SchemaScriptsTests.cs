using Seckill.Storage.Databases;
using Seckill.Storage.MySql;
using Seckill.Storage.Schema;
using Seckill.Storage.Sqlite;

namespace Seckill.Storage.Tests.Schema;

public sealed class SchemaScriptsTests
{
    public static readonly TheoryData<ISqlDialect, string> Databases = new()
    {
        { SqliteDialect.Instance, DatabaseNames.Ledger },
        { SqliteDialect.Instance, DatabaseNames.Stream },
        { MySqlDialect.Instance, DatabaseNames.Ledger },
    };

    [Theory]
    [MemberData(nameof(Databases), DisableDiscoveryEnumeration = true)]
    public void TheScriptsOfADatabaseAreNumberedWithoutAGap(ISqlDialect dialect, string database)
    {
        var scripts = SchemaScripts.Load(dialect, database);
        Assert.NotEmpty(scripts);
        Assert.All(scripts, (script, index) => Assert.StartsWith($"{index + 1:0000}_", script.Name, StringComparison.Ordinal));
        Assert.All(scripts, script => Assert.NotEmpty(script.Statements));
    }

    [Fact]
    public void BothLedgersHaveTheSameScripts()
    {
        var (one, other) = (NamesOf(SqliteDialect.Instance), NamesOf(MySqlDialect.Instance));
        Assert.Equal(one, other);

        static IEnumerable<string> NamesOf(ISqlDialect dialect) =>
            SchemaScripts.Load(dialect, DatabaseNames.Ledger).Select(script => script.Name);
    }
}
