using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>What a ProductGrain starts an epoch from.</summary>
/// <param name="Sale">The sale, with what is available.</param>
/// <param name="Buyers">The live order of every buyer who has one.</param>
/// <param name="Line">The last line of the sale's journal that it holds.</param>
public sealed record StockImage(Sale Sale, IReadOnlyList<KeyValuePair<long, OrderId>> Buyers, long Line = 0);
