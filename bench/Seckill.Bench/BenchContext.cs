namespace Seckill.Bench;

/// <summary>What every figure gets.</summary>
internal sealed record BenchContext(BenchOptions Options, CancellationToken Cancellation)
{
    /// <summary>
    /// Turns whose numbers are thrown away. One is not enough: after 100,000 requests the runtime still compiles what is used most,
    /// on the cores that are measured, and more of a purchase than of the yardstick.
    /// </summary>
    private const int WarmUps = 3;

    /// <summary>The rounds from 1 on, and before them the warm-ups, which are all 0.</summary>
    public IEnumerable<int> WarmUpAndRounds => [.. Enumerable.Repeat(0, WarmUps), .. Enumerable.Range(1, Options.Rounds)];

    /// <summary>How many those are together.</summary>
    public int Turns => WarmUps + Options.Rounds;

    /// <summary>Says on standard error what goes on; standard output has the tables only.</summary>
    public void Log(string text) => Console.Error.WriteLine($"  {text}");
}
