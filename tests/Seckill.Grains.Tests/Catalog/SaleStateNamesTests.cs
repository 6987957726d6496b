namespace Seckill.Catalog;

public sealed class SaleStateNamesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);

    // By descending precedence; a paused sale that is sold out is paused.
    [Theory]
    [InlineData(-1, true, 0, "upcoming")]
    [InlineData(10_000, true, 0, "ended")]
    [InlineData(9_999, true, 0, "paused")]
    [InlineData(0, false, 0, "soldOut")]
    [InlineData(0, false, 1, "open")]
    public void Each_state_has_its_name(int milliseconds, bool isPaused, long available, string name) => Assert.Equal(
        name, SaleStateNames.Of(new Sale(1, 7, 1, 1, 1, Noon, Noon.AddSeconds(10), isPaused), available, Noon.AddMilliseconds(milliseconds)));
}
