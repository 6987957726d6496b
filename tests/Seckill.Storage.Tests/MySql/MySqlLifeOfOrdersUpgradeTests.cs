using Seckill.Storage.MySql;
using Seckill.Storage.Tests.Schema;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlLifeOfOrdersUpgradeTests : LifeOfOrdersUpgradeTests<MySqlStore>
{
    /// <summary>A change of tables is committed at once, and so a process may die behind any of them.</summary>
    protected override IEnumerable<int> DoneBefore =>
        Enumerable.Range(0, ScriptsOf(MySqlDialect.Instance).Life.Statements.Count + 1);
}
