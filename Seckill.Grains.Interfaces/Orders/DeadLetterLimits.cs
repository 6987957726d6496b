namespace Seckill.Orders;

/// <summary>The bounds of looking after dead letters.</summary>
public static class DeadLetterLimits
{
    /// <summary>Letters in one list.</summary>
    public const int MaxListed = 100;

    /// <summary>Bytes of a letter that its preview shows.</summary>
    public const int PreviewBytes = 64;

    /// <summary>Characters of a letter's id: letters, digits and hyphens of ASCII.</summary>
    public const int MaxIdLength = 64;

    /// <summary>What one question may take before it is given up.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);
}
