namespace Seckill.Audit;

/// <summary>The bounds of looking into the journal.</summary>
public static class JournalLimits
{
    /// <summary>Lines in one answer.</summary>
    public const int MaxLines = 1_000;
}
