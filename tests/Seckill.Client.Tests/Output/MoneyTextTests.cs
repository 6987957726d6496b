using Seckill.Client.Output;

namespace Seckill.Client.Tests.Output;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(5, "0.05")]
    [InlineData(999, "9.99")]
    [InlineData(100_000_000_000, "1000000000.00")]
    [InlineData(-1, "-0.01")]
    [InlineData(long.MaxValue, "92233720368547758.07")]
    public void Formats(long cents, string expected) => Assert.Equal(expected, MoneyText.Format(cents));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("9", 900)]
    [InlineData("9.9", 990)]
    [InlineData("9.99", 999)]
    [InlineData("9.990", 999)]
    [InlineData(".5", 50)]
    [InlineData("92233720368547758", 9_223_372_036_854_775_800)]
    public void Parses(string text, long expected)
    {
        Assert.True(MoneyText.TryParse(text, out var cents));
        Assert.Equal(expected, cents);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9.999")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("¥9")]
    [InlineData("92233720368547759")]
    [InlineData("99999999999999999999999999999999999999")]
    public void Refuses(string text) => Assert.False(MoneyText.TryParse(text, out _));
}
