using System.Collections.Immutable;
using Seckill.Catalog;

namespace Seckill.Stock;

/// <summary>A ledger that a test fills by hand, and that can be made to wait or to fail.</summary>
internal sealed class FakeStockLedger : IStockLedger
{
    public ImmutableArray<Sale> Sales { get; set; } = [];

    public int SalesReads { get; private set; }

    /// <summary>Readings of the sales end only when this does.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Answers to come, one a question.</summary>
    public Queue<Func<long, ReturnedUnits>> Returns { get; } = new();

    public async Task<ImmutableArray<Sale>?> GetSalesAsync(long productId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SalesReads++;
        var sales = Sales;
        if (Hold is { } hold) await hold.Task;
        return sales;
    }

    public Task<LedgerPosition> GetPositionAsync(long saleId, int epoch, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async Task<ReturnedUnits> GetReturnsAsync(long saleId, long afterLine, int limit, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Returns.Dequeue()(afterLine);
    }

    public Task<SaleChangeRecord?> FindChangeAsync(long saleId, int epoch, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<StockImage?> LoadAsync(long saleId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
