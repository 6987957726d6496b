using Seckill.Storage.Databases;
using Seckill.Storage.Schema;
using Seckill.Storage.Sqlite;

namespace Seckill.Storage.Tests.Schema;

public sealed class SchemaScriptsTests
{
    [Theory]
    [InlineData(DatabaseNames.Ledger)]
    [InlineData(DatabaseNames.Stream)]
    public void TheScriptsOfADatabaseAreNumberedWithoutAGap(string database)
    {
        var scripts = SchemaScripts.Load(SqliteDialect.Instance, database);
        Assert.NotEmpty(scripts);
        Assert.All(scripts, (script, index) => Assert.StartsWith($"{index + 1:0000}_", script.Name, StringComparison.Ordinal));
        Assert.All(scripts, script => Assert.NotEmpty(script.Statements));
    }
}
