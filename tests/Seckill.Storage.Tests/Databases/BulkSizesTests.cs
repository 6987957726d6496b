using Seckill.Storage.Databases;

namespace Seckill.Storage.Tests.Databases;

public sealed class BulkSizesTests
{
    [Theory]
    [InlineData(0, 8, "")]
    [InlineData(1, 8, "1")]
    [InlineData(7, 8, "4 2 1")]
    [InlineData(8, 8, "8")]
    [InlineData(27, 8, "8 8 8 2 1")]
    [InlineData(3, 1, "1 1 1")]
    public void PowersOfTwoTheLargestFirst(int count, int max, string sizes)
    {
        var ranges = BulkSizes.Of(count, max).ToList();
        Assert.Equal(sizes, string.Join(' ', ranges.Select(range => range.End.Value - range.Start.Value)));
        Assert.Equal(Enumerable.Range(0, count),
            ranges.SelectMany(range => Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value)));
    }
}
