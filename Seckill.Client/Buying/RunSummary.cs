using System.Collections.Immutable;
using Seckill.Client.Connection;

namespace Seckill.Client.Buying;

/// <summary>A run in numbers.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Requested">Purchases that were asked for.</param>
/// <param name="Attempts">Purchases that were sent.</param>
/// <param name="Elapsed">From the first press to the last answer.</param>
internal sealed record RunSummary(long ProductId, int Requested, ImmutableArray<PurchaseAttempt> Attempts, TimeSpan Elapsed)
{
    /// <summary>The user ended the run before its end.</summary>
    public bool Interrupted =>
        Attempts.Length < Requested || Attempts.Any(attempt => attempt.Failure?.Kind == FailureKind.Cancelled);

    public int Accepted => Count(PurchaseOutcome.Placed) + Count(PurchaseOutcome.Pending) + Count(PurchaseOutcome.Rejected);

    public required LatencySummary? Latency { get; init; }

    /// <summary>How many failed for which reason, the most frequent first; bounded, because the codes are the server's.</summary>
    public required ImmutableArray<(string Code, int Count)> FailedByCode { get; init; }

    public static RunSummary Of(long productId, int requested, ImmutableArray<PurchaseAttempt> attempts, TimeSpan elapsed) =>
        new(productId, requested, attempts, elapsed)
        {
            Latency = LatencySummary.Of(attempts.Select(attempt => attempt.Latency).OfType<TimeSpan>()),
            FailedByCode = CountCodes(attempts.Where(attempt => attempt.Outcome == PurchaseOutcome.Failed)),
        };

    public int Count(PurchaseOutcome outcome) => Attempts.Count(attempt => attempt.Outcome == outcome);

    /// <summary>Null when every buyer got the sale's own answer and somebody could buy.</summary>
    public Failure? ToFailure()
    {
        if (Interrupted) return Failure.Cancelled($"interrupted when {Attempts.Length} of {Requested} purchases were sent");
        var failed = Count(PurchaseOutcome.Failed);
        if (failed > 0)
        {
            var kind = Attempts.All(attempt => attempt.Failure?.Kind == FailureKind.NoAnswer)
                ? FailureKind.NoAnswer
                : FailureKind.Refused;
            var codes = string.Join(", ", FailedByCode.Select(entry => $"{entry.Code} {entry.Count}"));
            return new Failure(kind, "purchases_failed", $"{failed} of {Requested} purchases failed: {codes}");
        }

        return Count(PurchaseOutcome.Placed) + Count(PurchaseOutcome.Pending) > 0
            ? null
            : new Failure(FailureKind.Refused, "nothing_bought", $"none of the {Requested} purchases got an order");
    }

    /// <summary>The same for <c>--json</c>, with every order.</summary>
    public object ForPrograms() => new
    {
        ProductId,
        Requested,
        Sent = Attempts.Length,
        Interrupted,
        Accepted,
        Placed = Count(PurchaseOutcome.Placed),
        Pending = Count(PurchaseOutcome.Pending),
        Rejected = Count(PurchaseOutcome.Rejected),
        SoldOut = Count(PurchaseOutcome.SoldOut),
        Limited = Count(PurchaseOutcome.Limited),
        AlreadyOrdered = Count(PurchaseOutcome.AlreadyOrdered),
        NotOpen = Count(PurchaseOutcome.NotOpen),
        Failed = Count(PurchaseOutcome.Failed),
        FailedByCode = FailedByCode.ToDictionary(entry => entry.Code, entry => entry.Count),
        ElapsedMilliseconds = Elapsed.TotalMilliseconds,
        LatencyMilliseconds = Latency is null ? null : new
        {
            P50 = Latency.P50.TotalMilliseconds,
            P90 = Latency.P90.TotalMilliseconds,
            P99 = Latency.P99.TotalMilliseconds,
            Max = Latency.Max.TotalMilliseconds,
        },
        Orders = Attempts.Where(attempt => attempt.Receipt is not null).Select(attempt => attempt.Receipt),
    };

    private static ImmutableArray<(string Code, int Count)> CountCodes(IEnumerable<PurchaseAttempt> failed)
    {
        var all = failed
            .GroupBy(attempt => attempt.Failure!.Code)
            .Select(group => (Code: group.Key, Count: group.Count()))
            .OrderByDescending(entry => entry.Count)
            .ThenBy(entry => entry.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        if (all.Length <= ClientLimits.MaxShownCodes) return all;
        var others = all.Skip(ClientLimits.MaxShownCodes).Sum(entry => entry.Count);
        return [.. all.Take(ClientLimits.MaxShownCodes), ("(other)", others)];
    }
}
