namespace Seckill.Silo.Payments;

public sealed class SandboxOutcomeTests
{
    private const int Payments = 2_000;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(100, Payments, Payments)]
    [InlineData(30, 500, 700)]
    public void As_many_fail_and_come_twice_as_is_asked_for(int percent, int min, int max)
    {
        var options = new SandboxOptions { Delay = Delay, FailurePercent = percent, DuplicatePercent = percent };
        var outcomes = Enumerable.Range(1, Payments).Select(n => SandboxOutcome.Of($"payment-{n}", options)).ToArray();
        Assert.InRange(outcomes.Count(outcome => !outcome.Succeeds), min, max);
        Assert.InRange(outcomes.Count(outcome => outcome.IsDoubled), min, max);
        Assert.All(outcomes, outcome => Assert.InRange(outcome.Delay, Delay * 0.5, Delay * 1.5));
        Assert.True(outcomes.Select(outcome => outcome.Delay).Distinct().Count() > Payments / 2);
    }

    [Fact]
    public void The_same_payment_has_the_same_outcome_in_every_process()
    {
        var options = new SandboxOptions { Delay = Delay, FailurePercent = 50, DuplicatePercent = 50 };
        Assert.Equal(SandboxOutcome.Of("payment-1", options), SandboxOutcome.Of("payment-1", options));
    }
}
