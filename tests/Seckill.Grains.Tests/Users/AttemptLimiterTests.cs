using Seckill.Orders;
using Seckill.Stock;
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
        Assert.Null(Admit(1).RetryAfter);
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        var next = Admit(1);
        Assert.Equal(admitted ? null : TimeSpan.FromMilliseconds(1_000 - milliseconds), next.RetryAfter);
    }

    [Fact]
    public void A_refused_press_does_not_put_the_next_attempt_off()
    {
        Admit(1);
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.NotNull(Admit(1).RetryAfter);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Null(Admit(1).RetryAfter);
    }

    [Fact]
    public void Products_are_limited_apart()
    {
        Assert.Null(Admit(1).RetryAfter);
        Assert.Null(Admit(2).RetryAfter);
        Assert.NotNull(Admit(1).RetryAfter);
        Assert.NotNull(Admit(2).RetryAfter);
    }

    [Fact]
    public void An_interval_of_zero_admits_everything()
    {
        for (var n = 0; n < 10; n++)
        {
            Assert.Null(_limiter.Admit(1, _clock.GetTimestamp(), TimeSpan.Zero, _clock).RetryAfter);
        }
    }

    [Fact]
    public void So_many_products_are_remembered_and_the_oldest_is_forgotten_first()
    {
        for (var product = 1; product <= UserLimits.MaxRememberedProducts + 1; product++) Admit(product);
        Assert.Equal(UserLimits.MaxRememberedProducts, _limiter.Attempts.Length);
        Assert.NotNull(Admit(2).RetryAfter);
        Assert.Null(Admit(1).RetryAfter);
    }

    [Fact]
    public void An_attempt_on_its_way_is_shared_and_leaves_its_order()
    {
        var inFlight = new TaskCompletionSource<PurchaseResult>().Task;
        var order = new OrderId(1, 1, 1);
        foreach (var product in new[] { 1, 2 })
        {
            Assert.Null(Admit(product).InFlight);
            _limiter.OnStarted(product, inFlight);
            _clock.Advance(Second);
            Assert.Same(inFlight, Admit(product).InFlight);
            _limiter.OnEnded(product, order);
            _clock.Advance(Second);
            Assert.Equal(new Admission(null, null), Admit(product));
            _limiter.OnEnded(product, null);
        }

        Assert.All(_limiter.Attempts, attempt => Assert.Equal(order, attempt.OrderId));
    }

    [Fact]
    public void An_attempt_that_was_forgotten_meanwhile_ends_without_a_trace()
    {
        for (var product = 1; product <= UserLimits.MaxRememberedProducts + 1; product++) Admit(product);
        _limiter.OnStarted(1, Task.FromResult(new PurchaseResult(PurchaseStatus.SoldOut)));
        _limiter.OnEnded(1, new OrderId(1, 1, 1));
        Assert.All(_limiter.Attempts, attempt => Assert.Null(attempt.OrderId));
    }

    private Admission Admit(long productId) => _limiter.Admit(productId, _clock.GetTimestamp(), Second, _clock);
}
