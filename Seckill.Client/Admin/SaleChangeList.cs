using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>What <c>GET /api/admin/sales/{id}/changes</c> answers: the changes, the oldest first.</summary>
internal sealed record SaleChangeList(ImmutableArray<SaleChangeLine> Changes);
