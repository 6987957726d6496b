using System.Collections.Immutable;
using Seckill.Client.Accounts;
using Seckill.Client.Admin;
using Seckill.Client.Buying;
using Seckill.Client.Catalog;
using Seckill.Client.Orders;
using Seckill.Stock;

namespace Seckill.Client.Connection;

/// <summary>
/// The server as the commands see it, whatever the way to it. <c>token</c> is what <see cref="LoginAsync"/> gave. No call
/// retries, and none throws but for its cancellation.
/// </summary>
internal interface ISeckillApi : IAsyncDisposable
{
    /// <summary>What admin commands may use without a login; null when they need one.</summary>
    string? OperatorToken { get; }

    Task<ApiResult<Registration>> RegisterAsync(string name, string password, CancellationToken cancellation);

    Task<ApiResult<AccessGrant>> LoginAsync(string name, string password, CancellationToken cancellation);

    Task<ApiResult<ImmutableArray<Product>>> GetProductsAsync(CancellationToken cancellation);

    /// <param name="token">The buyer's.</param>
    /// <param name="productId">The product.</param>
    /// <param name="wait">How long to wait for the final word; zero does not wait.</param>
    /// <param name="cancellation">Gives up on the answer, not on the order.</param>
    Task<ApiResult<PurchaseReceipt>> PurchaseAsync(string token, long productId, TimeSpan wait, CancellationToken cancellation);

    Task<ApiResult<Order>> GetOrderAsync(string token, string orderId, CancellationToken cancellation);

    Task<ApiResult<ImmutableArray<Order>>> GetOrdersAsync(string token, CancellationToken cancellation);

    /// <param name="token">The buyer's.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="wait">How long to wait for the provider's word; zero does not wait.</param>
    /// <param name="cancellation">Gives up on the answer, not on the payment.</param>
    Task<ApiResult<Order>> PayAsync(string token, string orderId, TimeSpan wait, CancellationToken cancellation);

    Task<ApiResult<Order>> CancelAsync(string token, string orderId, CancellationToken cancellation);

    /// <summary>The order as it is, and each later status as it comes; ends behind a final one, or with a failure.</summary>
    IAsyncEnumerable<ApiResult<Order>> WatchAsync(string token, string orderId, CancellationToken cancellation);

    Task<ApiResult<Created>> CreateProductAsync(string token, NewProduct product, CancellationToken cancellation);

    Task<ApiResult<Created>> CreateSaleAsync(string token, NewSale sale, CancellationToken cancellation);

    /// <summary>Changes stock and window, the stock first; the sale as it is then.</summary>
    Task<ApiResult<Sale>> EditSaleAsync(string token, long saleId, SaleEdit edit, CancellationToken cancellation);

    /// <summary>Pauses, resumes or ends a sale; the sale as it is then.</summary>
    Task<ApiResult<Sale>> ApplyToSaleAsync(string token, long saleId, SaleChangeKind kind, CancellationToken cancellation);

    /// <summary>Lines of a sale's journal behind a line; empty behind the last.</summary>
    Task<ApiResult<ImmutableArray<Admin.JournalLine>>> GetJournalAsync(
        string token, long saleId, long afterLine, CancellationToken cancellation);

    Task<ApiResult<ImmutableArray<SaleChangeLine>>> GetSaleChangesAsync(
        string token, long saleId, CancellationToken cancellation);

    Task<ApiResult<ProductState>> GetProductStateAsync(string token, long productId, CancellationToken cancellation);

    /// <param name="token">An admin's.</param>
    /// <param name="patience">How long orders that are on their way may take to arrive, so that I6 can be judged.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ApiResult<AuditReport>> GetAuditAsync(string token, TimeSpan patience, CancellationToken cancellation);

    Task<ApiResult<ClusterReport>> GetClusterAsync(string token, CancellationToken cancellation);
}
