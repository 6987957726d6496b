using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>The ledger's numbers of one sale and what is wrong with them.</summary>
internal sealed record SaleAudit(
    long SaleId,
    long ProductId,
    long Stock,
    long Available,
    long Placed,
    long Paid,
    long Cancelled,
    long Rejected,
    bool Quiet,
    ImmutableArray<string> Violations);
