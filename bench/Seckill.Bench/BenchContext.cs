namespace Seckill.Bench;

/// <summary>What every figure gets.</summary>
internal sealed record BenchContext(BenchOptions Options, CancellationToken Cancellation)
{
    /// <summary>0 is the warm-up, of which nothing is kept.</summary>
    public IEnumerable<int> WarmUpAndRounds => Enumerable.Range(0, Options.Rounds + 1);

    /// <summary>Says on standard error what goes on; standard output has the tables only.</summary>
    public void Log(string text) => Console.Error.WriteLine($"  {text}");
}
