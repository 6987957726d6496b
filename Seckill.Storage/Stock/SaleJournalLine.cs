using Seckill.Stock;

namespace Seckill.Storage.Stock;

/// <summary>A journal line with the sale that it is about.</summary>
internal readonly record struct SaleJournalLine(long SaleId, JournalLine Line);
