namespace Seckill.Bench;

public sealed class BenchOptionsTests
{
    private static readonly string[] Known = ["purchase", "start"];

    [Fact]
    public void Without_arguments_everything_is_measured_in_five_rounds()
    {
        var options = BenchOptions.Parse([], Known);
        Assert.Equal(Known, options.Names);
        Assert.Equal((5, 1.0), (options.Rounds, options.Scale));
        Assert.Equal(Known, BenchOptions.Parse(["start", "all"], Known).Names);
    }

    [Fact]
    public void Names_and_options_may_stand_in_any_order()
    {
        var options = BenchOptions.Parse(["--rounds", "7", "start", "--scale", "0.5", "--output", "x"], Known);
        Assert.Equal(["start"], options.Names);
        Assert.Equal((7, 0.5, "x", 50_000), (options.Rounds, options.Scale, options.Output, options.Scaled(100_000)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("--rounds")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "x")]
    [InlineData("--scale", "-1")]
    [InlineData("--scale", "1e9")]
    [InlineData("--colour", "blue")]
    public void Anything_else_is_refused(params string[] args) =>
        Assert.Throws<FormatException>(() => BenchOptions.Parse(args, Known));
}
