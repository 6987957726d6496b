using Seckill.Storage.Tests.Schema;

namespace Seckill.Storage.Tests.MySql;

public sealed class MySqlLifeOfOrdersUpgradeTests : LifeOfOrdersUpgradeTests<MySqlStore>
{
    /// <summary>A change of tables is committed at once, and so a process may die behind any of them.</summary>
    protected override IEnumerable<int> DoneBefore(int statements) => Enumerable.Range(0, statements + 1);
}
