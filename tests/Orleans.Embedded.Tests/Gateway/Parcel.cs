using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>A message with a member of every kind that messages have.</summary>
internal sealed record Parcel(
    string? Text,
    long? Number,
    double Ratio,
    decimal Price,
    DayOfWeek Day,
    TimeSpan Span,
    DateTimeOffset At,
    Guid Guid,
    byte[] Bytes,
    Stamp Stamp,
    Stamp? NoStamp,
    ImmutableArray<Stamp> Stamps,
    ImmutableArray<int> NeverMade,
    (int Left, string Right) Pair,
    Dictionary<SiloAddress, int> BySilo,
    GrainId Grain,
    GrainId NoGrain,
    GrainType Type,
    IdSpan Span2)
{
    /// <summary>Computed, so it is not read back.</summary>
    public int Count => Stamps.Length;
}
