using System.Text;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A key that reads like an integer is kept as one; nobody may see a difference.</summary>
public sealed class IdSpanTests
{
    public static TheoryData<string> Keys { get; } =
    [
        "0", "1", "A", "FF", "10", "7FFFFFFFFFFFFFFF", "8000000000000000", "FFFFFFFFFFFFFFFF",
        "00", "0A", "a", "ff", "G", "-1", "+1", " 1", "1 ", "10000000000000000", "", "key", "F+1", "käse",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_bytes_are_those_that_it_was_made_of(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        var span = new IdSpan(bytes);
        Assert.Equal(bytes, span.AsSpan());
        Assert.Equal(bytes, span.Value.ToArray());
        Assert.Equal(key, span.ToString());
        Assert.Equal(key.Length == 0, span.IsDefault);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_equals_what_has_the_same_bytes_and_nothing_else(string key)
    {
        var span = IdSpan.Create(key);
        foreach (string other in Keys.Select(row => row.Data))
        {
            var otherSpan = IdSpan.Create(other);
            Assert.Equal(key == other, span == otherSpan);
            Assert.Equal(Math.Sign(string.CompareOrdinal(key, other)), Math.Sign(span.CompareTo(otherSpan)));
            if (key == other) Assert.Equal(span.GetUniformHashCode(), otherSpan.GetUniformHashCode());
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(255, "FF")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    [InlineData(long.MinValue, "8000000000000000")]
    [InlineData(-1, "FFFFFFFFFFFFFFFF")]
    public void An_integer_key_is_the_same_as_its_digits(long key, string digits)
    {
        var made = GrainIdKeyExtensions.CreateIntegerKey(key);
        Assert.Equal(IdSpan.Create(digits), made);
        Assert.Equal(digits, made.ToString());
        Assert.Equal(key, GrainId.Create("type", digits).GetIntegerKey());
    }

    [Fact]
    public void Keys_that_follow_each_other_are_spread()
    {
        const int Keys = 64 * 1024, Places = 64;
        var counts = new int[Places];
        for (var key = 0; key < Keys; key++) counts[GrainIdKeyExtensions.CreateIntegerKey(key).GetUniformHashCode() % Places]++;
        Assert.All(counts, count => Assert.InRange(count, Keys / Places * 3 / 4, Keys / Places * 5 / 4));
    }
}
