namespace Seckill.Bench.Reports;

public sealed class RowTests
{
    [Fact]
    public void The_median_of_an_odd_and_an_even_number()
    {
        Assert.Equal(new Spread(2, 1, 9), Spread.Of([9, 1, 2]));
        Assert.Equal(new Spread(2.5, 1, 9), Spread.Of([9, 1, 2, 3]));
        Assert.Throws<ArgumentException>(() => Spread.Of([]));
    }

    [Fact]
    public void The_ratio_is_taken_round_by_round()
    {
        var row = new Row("x", "1/s", [10, 40, 90], "y", [10, 20, 30]);
        Assert.Equal(new Spread(2, 1, 3), row.Ratio);
        Assert.Equal(new Spread(4, 1, 9), (row with { YardstickValues = [10] }).Ratio);
        Assert.Null((row with { YardstickValues = null }).Ratio);
    }

    [Fact]
    public void A_goal_is_decided_by_the_median_and_its_bound_is_enough()
    {
        var row = new Row("x", "1/s", [1, 2, 3], "y", [1, 1, 1]);
        Assert.True(Goal.RatioAtLeast(2).IsMet(row));
        Assert.False(Goal.RatioAtLeast(2.1).IsMet(row));
        Assert.True(Goal.RatioAtMost(2).IsMet(row));
        Assert.False(Goal.AtMost(1.9).IsMet(row));
    }

    [Fact]
    public void The_table_shows_it()
    {
        var row = new Row("sales", "1/s", [1_000, 2_000, 3_000], "empty", [4_000, 4_000, 4_000], Goal.RatioAtLeast(0.6));
        var table = ReportTable.Of(new FigureReport("f", [row], [], ["a note"]));
        Assert.Contains("| sales | 1/s | 2,000 | 1,000 | 3,000 | empty | 4,000 | 0.50 | 0.25 | 0.75 | ratio >= 0.6 | **no** |", table);
        Assert.Contains("a note", table);
    }
}
