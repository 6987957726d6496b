using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>What <c>GET /api/admin/sales/{id}/journal</c> answers: a part of the journal, by ascending line.</summary>
internal sealed record JournalPart(ImmutableArray<JournalLine> Lines);
