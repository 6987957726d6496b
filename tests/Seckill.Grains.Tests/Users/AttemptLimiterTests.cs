using Seckill.TestKit;

namespace Seckill.Users;

public sealed class AttemptLimiterTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _clock = new();
    private AttemptLimiter _limiter;

    [Theory]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1_000, true)]
    [InlineData(5_000, true)]
    public void The_next_attempt_is_admitted_after_the_interval(int milliseconds, bool admitted)
    {
        Assert.NotNull(Admit(1).Attempt);
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        var next = Admit(1);
        Assert.Equal(admitted, next.Attempt is not null);
        Assert.Equal(admitted ? null : TimeSpan.FromMilliseconds(1_000 - milliseconds), next.RetryAfter);
    }

    [Fact]
    public void A_refused_press_does_not_put_the_next_attempt_off()
    {
        Admit(1);
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Null(Admit(1).Attempt);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.NotNull(Admit(1).Attempt);
    }

    [Fact]
    public void Products_are_limited_apart()
    {
        Assert.NotNull(Admit(1).Attempt);
        Assert.NotNull(Admit(2).Attempt);
        Assert.Null(Admit(1).Attempt);
        Assert.Null(Admit(2).Attempt);
    }

    [Fact]
    public void An_interval_of_zero_admits_everything()
    {
        for (var n = 0; n < 10; n++)
        {
            Assert.NotNull(_limiter.Admit(1, _clock.GetTimestamp(), TimeSpan.Zero, _clock).Attempt);
        }
    }

    [Fact]
    public void So_many_products_are_remembered_and_the_oldest_is_forgotten_first()
    {
        for (var product = 1; product <= UserLimits.MaxRememberedProducts + 1; product++) Admit(product);
        Assert.Equal(UserLimits.MaxRememberedProducts, _limiter.Attempts.Count());
        Assert.Null(Admit(2).Attempt);
        Assert.NotNull(Admit(1).Attempt);
    }

    private Admission Admit(long productId) => _limiter.Admit(productId, _clock.GetTimestamp(), Second, _clock);
}
