namespace Seckill.Web.Feed;

/// <summary>What the front end must know of the order stream; configuration section <c>Stream</c>.</summary>
public sealed class FeedOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Stream";

    /// <summary>The most partitions that a stream may have.</summary>
    public const int MaxPartitions = 256;

    /// <summary>Partitions of the order stream, 1 to <see cref="MaxPartitions"/>; the grains must have the same number.</summary>
    public int Partitions { get; set; } = 4;
}
