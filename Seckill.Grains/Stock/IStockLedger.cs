using System.Collections.Immutable;
using Seckill.Catalog;

namespace Seckill.Stock;

/// <summary>What a ProductGrain reads from the ledger.</summary>
public interface IStockLedger
{
    /// <summary>The product's sales that have not ended at <paramref name="now"/>, and the last that has; null without the product.</summary>
    Task<ImmutableArray<Sale>?> GetSalesAsync(long productId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How far the ledger is with an epoch of a sale.</summary>
    Task<LedgerPosition> GetPositionAsync(long saleId, int epoch, CancellationToken cancellationToken);

    /// <summary>
    /// The orders whose units came back behind a line of the sale's journal, at most <paramref name="limit"/> lines of it.
    /// </summary>
    Task<ReturnedUnits> GetReturnsAsync(long saleId, long afterLine, int limit, CancellationToken cancellationToken);

    /// <summary>What became of the change that a barrier carried; null when there was none.</summary>
    Task<SaleChangeRecord?> FindChangeAsync(long saleId, int epoch, CancellationToken cancellationToken);

    /// <summary>The sale's row and its live buyers, in one consistent reading; null without the sale.</summary>
    Task<StockImage?> LoadAsync(long saleId, CancellationToken cancellationToken);
}
