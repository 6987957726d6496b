using System.Collections.Immutable;
using Seckill.Catalog;
using Seckill.Refusals;

namespace Seckill.Stock;

/// <summary>What became of an edit.</summary>
/// <param name="Status">What happened; with several changes, to the first that was not made.</param>
/// <param name="Sale">The sale after the last change that was made; null when none was.</param>
/// <param name="Faults">What was wrong when it was invalid, as far as that is known.</param>
public sealed record SaleEditResult(SaleChangeStatus Status, Sale? Sale = null, ImmutableArray<FieldFault> Faults = default)
{
    /// <summary>What there is to say of a refusal behind a change that was made: only the stock comes before another.</summary>
    public const string HalfDone = "The stock was changed; the window was not.";
}
