using Seckill.Client.Output;

namespace Seckill.Client.Tests.Output;

public sealed class ServerTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("手机 📱", "手机 📱")]
    [InlineData("[red]x[/]", "[red]x[/]")]
    [InlineData("\u001b[31mred\u001b[0m\a", "[31mred[0m")]
    [InlineData("\u009b31mred", "31mred")]
    [InlineData("two\r\nlines\ttab", "two  lines tab")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("\u202egnp.exe\u2066", "gnp.exe")]
    [InlineData("zero\u200bwidth\ufeff", "zerowidth")]
    [InlineData("\0", "")]
    public void Keeps_one_line_of_visible_text(string text, string expected) => Assert.Equal(expected, ServerText.Clean(text));

    [Fact]
    public void A_half_surrogate_pair_becomes_visible() => Assert.Equal("a\ufffdb", ServerText.Clean("a\ud800b"));

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        Assert.Equal("abc…", ServerText.Clean("abcd", 3));
        Assert.Equal("ab…", ServerText.Clean("ab📱", 3));
        Assert.Equal("abc", ServerText.Clean("abc", 3));
        Assert.Equal(ClientLimits.MaxShownCharacters + 1, ServerText.Clean(new string('x', 1_000_000)).Length);
    }
}
