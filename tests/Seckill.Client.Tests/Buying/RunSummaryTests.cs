using Seckill.Client.Buying;
using Seckill.Client.Connection;

namespace Seckill.Client.Tests.Buying;

public sealed class RunSummaryTests
{
    private static readonly Buyer Buyer = new("ann", "t");

    [Fact]
    public void A_purchase_without_an_answer_of_any_kind_has_no_latency()
    {
        var summary = Of(
            Refused("sold_out", TimeSpan.FromMilliseconds(3)),
            PurchaseAttempt.From(Buyer, Failure.Cancelled("interrupted"), null));

        Assert.Equal(TimeSpan.FromMilliseconds(3), summary.Latency!.Max);
        Assert.Null(Of(PurchaseAttempt.From(Buyer, Failure.Cancelled("interrupted"), null)).Latency);
    }

    [Fact]
    public void Codes_without_end_are_bounded()
    {
        var attempts = Enumerable.Range(0, 1_000).Select(i => Refused($"code{i:000}")).Append(Refused("code999"));

        var codes = Of([.. attempts]).FailedByCode;

        Assert.Equal(ClientLimits.MaxShownCodes + 1, codes.Length);
        Assert.Equal(("code999", 2), codes[0]);
        Assert.Equal(("code000", 1), codes[1]);
        Assert.Equal(("(other)", 1_001 - 2 - (ClientLimits.MaxShownCodes - 1)), codes[^1]);
    }

    [Fact]
    public void Only_when_nobody_got_an_answer_the_server_counts_as_away()
    {
        var lost = PurchaseAttempt.From(Buyer, new Failure(FailureKind.NoAnswer, "timed_out", ""), TimeSpan.Zero);

        Assert.Equal(ExitCodes.NoAnswer, Of(lost, lost).ToFailure()!.ExitCode);
        Assert.Equal(ExitCodes.Failed, Of(lost, Refused("sold_out")).ToFailure()!.ExitCode);
    }

    private static RunSummary Of(params PurchaseAttempt[] attempts) =>
        RunSummary.Of(1, attempts.Length, [.. attempts], TimeSpan.FromSeconds(1));

    private static PurchaseAttempt Refused(string code, TimeSpan? latency = null) =>
        PurchaseAttempt.From(Buyer, new Failure(FailureKind.Refused, code, ""), latency ?? TimeSpan.Zero);
}
