using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>A sale's numbers and everything that made them.</summary>
internal sealed record SaleTrail(
    SaleAudit Sale, ImmutableArray<JournalLine> Journal, ImmutableArray<SaleChangeLine> Changes);
