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
    public void A_server_has_in_one_database_what_stands_in_files_apart()
    {
        string[] files = [.. PartsOf(SqliteDialect.Instance, DatabaseNames.Ledger), .. PartsOf(SqliteDialect.Instance, DatabaseNames.Grains)];
        var server = PartsOf(MySqlDialect.Instance, DatabaseNames.Ledger).ToLookup(name => name.StartsWith("orleans_", StringComparison.Ordinal));
        Assert.Equal(files, server[false]);

        // Orleans' own tables, by which several processes are a cluster, are on a server only.
        Assert.NotEmpty(server[true]);

        // Without their numbers, which count within one database.
        static IEnumerable<string> PartsOf(ISqlDialect dialect, string database) =>
            SchemaScripts.Load(dialect, database).Select(script => script.Name[5..]);
    }
}
