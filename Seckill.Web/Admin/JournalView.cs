namespace Seckill.Web.Admin;

/// <summary>A part of a sale's journal, by ascending line; a full part may have more behind it.</summary>
internal sealed record JournalView(long SaleId, IReadOnlyList<JournalLineView> Lines);
