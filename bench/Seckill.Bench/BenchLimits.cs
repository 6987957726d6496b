namespace Seckill.Bench;

/// <summary>The bounds of a run: whatever hangs, it ends.</summary>
internal static class BenchLimits
{
    /// <summary>Below it a median says little; less is for trying whether everything works (<c>--scale</c>).</summary>
    public const int MinRounds = 5;

    public const int MaxRounds = 100;

    /// <summary>How long one figure may take.</summary>
    public static readonly TimeSpan Figure = TimeSpan.FromMinutes(20);

    /// <summary>How long a server may take to serve.</summary>
    public static readonly TimeSpan ServerStart = TimeSpan.FromSeconds(60);

    /// <summary>How long a process may take to end once it was asked to; then it is killed.</summary>
    public static readonly TimeSpan ProcessEnd = TimeSpan.FromSeconds(10);

    /// <summary>How long the generator may take beyond what its plan allows.</summary>
    public static readonly TimeSpan LoadGrace = TimeSpan.FromSeconds(60);

    /// <summary>How long the ledger may take to catch up after a round.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    /// <summary>How often it is asked whether it has.</summary>
    public static readonly TimeSpan SettlingPoll = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long a server rests after purchases: a reconciliation that waited for the end of a crowd counts the ledger then, and the
    /// next round must not pay for it.
    /// </summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
}
