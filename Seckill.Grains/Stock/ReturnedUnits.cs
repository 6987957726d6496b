using System.Collections.Immutable;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>Units of a sale that came back.</summary>
/// <param name="Line">The last journal line that was looked at.</param>
/// <param name="Orders">The cancelled and expired orders up to that line, in order.</param>
/// <param name="More">Whether the journal goes on behind that line.</param>
public sealed record ReturnedUnits(long Line, ImmutableArray<OrderOutcome> Orders, bool More);
