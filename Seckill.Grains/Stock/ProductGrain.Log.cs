using Microsoft.Extensions.Logging;

namespace Seckill.Stock;

public sealed partial class ProductGrain
{
    [LoggerMessage(1, LogLevel.Information, "Product {ProductId}: sale {SaleId} is open, epoch {Epoch}, {Available} available.")]
    private partial void LogOpened(long productId, long saleId, int epoch, long available);

    [LoggerMessage(2, LogLevel.Warning, "Product {ProductId}: sale {SaleId} could not be opened.")]
    private partial void LogClosed(Exception exception, long productId, long saleId);

    [LoggerMessage(3, LogLevel.Warning, "Product {ProductId}: sale {SaleId}, epoch {Epoch}: a batch's outcome is unknown.")]
    private partial void LogUnknown(long productId, long saleId, int epoch);

    [LoggerMessage(4, LogLevel.Warning, "Product {ProductId}: epoch {Epoch} is behind the fence {Fence}; this activation goes.")]
    private partial void LogStale(long productId, int epoch, int fence);

    [LoggerMessage(5, LogLevel.Error, "Product {ProductId}: the ledger rejected an order of sale {SaleId}, epoch {Epoch}.")]
    private partial void LogDisagreement(long productId, long saleId, int epoch);

    [LoggerMessage(6, LogLevel.Information, "Product {ProductId}: sale {SaleId}: {Kind} by {By}: {Status}.")]
    private partial void LogChanged(long productId, long saleId, SaleChangeKind kind, string by, SaleChangeStatus status);

    [LoggerMessage(7, LogLevel.Warning, "Product {ProductId}: sale {SaleId}: {Kind} failed, or its outcome is unknown.")]
    private partial void LogNotChanged(Exception exception, long productId, long saleId, SaleChangeKind kind);

    [LoggerMessage(8, LogLevel.Warning, "Product {ProductId}: sale {SaleId}: the ledger cannot be asked at present.")]
    private partial void LogNotAsked(Exception exception, long productId, long saleId);

    [LoggerMessage(9, LogLevel.Error, "Product {ProductId}: sale {SaleId}: the counter has {Available}, the ledger {InLedger}: a new epoch begins.")]
    private partial void LogOff(long productId, long saleId, long available, long inLedger);
}
