using Seckill.Catalog;

namespace Seckill.Stock;

public sealed class SaleChangeRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly SaleChange Pause = new(SaleChangeKind.Pause, null, null, null, "ann", Now);
    private static readonly SaleChange Stock = Pause with { Kind = SaleChangeKind.SetStock, Stock = 1 };

    private static readonly SaleChange Window = Pause with
    {
        Kind = SaleChangeKind.SetWindow, StartsAt = Now.AddHours(-1), EndsAt = Now.AddHours(1),
    };

    public static TheoryData<SaleChange, string> Wrong => new()
    {
        { Pause with { Kind = 0 }, "kind" },
        { Pause with { Kind = (SaleChangeKind)6 }, "kind" },
        { Pause with { Stock = 1 }, "stock" },
        { Pause with { StartsAt = Now }, "startsAt" },
        { Pause with { EndsAt = Now.AddHours(1) }, "endsAt" },
        { Stock with { Stock = null }, "stock" },
        { Stock with { Stock = 0 }, "stock" },
        { Stock with { Stock = -1 }, "stock" },
        { Stock with { Stock = long.MinValue }, "stock" },
        { Stock with { Stock = CatalogLimits.MaxStock + 1 }, "stock" },
        { Stock with { EndsAt = Now.AddHours(1) }, "endsAt" },
        { Window with { Stock = 1 }, "stock" },
        { Window with { StartsAt = null }, "startsAt" },
        { Window with { EndsAt = null }, "endsAt" },
        { Window with { EndsAt = Now }, "endsAt" },
        { Window with { StartsAt = Now.AddHours(2) }, "endsAt" },
        { Window with { EndsAt = Now.AddHours(-1) + CatalogLimits.MaxWindow.Add(TimeSpan.FromMilliseconds(1)) }, "endsAt" },
        { Window with { EndsAt = DateTimeOffset.MaxValue }, "endsAt" },
        { Pause with { By = null! }, "by" },
        { Pause with { By = " " }, "by" },
        { Pause with { By = "a\nb" }, "by" },
        { Pause with { By = "half \ud83d" }, "by" },
        { Pause with { By = new string('a', StockLimits.MaxByLength + 1) }, "by" },
    };

    public static TheoryData<SaleChange> Right => new()
    {
        Pause,
        Pause with { Kind = SaleChangeKind.Resume },
        Pause with { Kind = SaleChangeKind.End },
        Stock,
        Stock with { Stock = CatalogLimits.MaxStock },
        Window,
        Pause with { By = new string('a', StockLimits.MaxByLength) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_by_its_field(SaleChange change, string field) =>
        Assert.Equal(field, Assert.Single(SaleChangeRules.Check(change, Now)).Field);

    [Theory]
    [MemberData(nameof(Right))]
    public void Nothing_else_is(SaleChange change) => Assert.Empty(SaleChangeRules.Check(change, Now));

    [Fact]
    public void Times_are_cut_to_what_is_stored()
    {
        var east = Now.ToOffset(TimeSpan.FromHours(8)).AddTicks(1);
        Assert.Equal(Window with { StartsAt = Now, At = Now }, SaleChangeRules.Cut(Window with { StartsAt = east, At = east }));
    }
}
