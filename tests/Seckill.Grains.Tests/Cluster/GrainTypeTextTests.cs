namespace Seckill.Cluster;

public sealed class GrainTypeTextTests
{
    [Theory]
    [InlineData("Seckill.Stock.ProductGrain", "Seckill.Stock.ProductGrain")]
    [InlineData("Seckill.Stock.ProductGrain,Seckill.Grains", "Seckill.Stock.ProductGrain")]
    [InlineData("A.Outer+Inner,B", "A.Outer+Inner")]
    [InlineData("A.Of`1[[int,System]]", "A.Of`1[[int,System]]")]
    [InlineData("A.Of`1[[int,System]],B", "A.Of`1[[int,System]]")]
    [InlineData("", "")]
    public void Both_engines_statistics_name_the_class(string grainType, string expected) =>
        Assert.Equal(expected, GrainTypeText.ClassOf(grainType));
}
