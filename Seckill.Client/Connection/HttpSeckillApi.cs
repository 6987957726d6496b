using System.Collections.Immutable;
using System.Globalization;
using Seckill.Client.Accounts;
using Seckill.Client.Admin;
using Seckill.Client.Buying;
using Seckill.Client.Catalog;
using Seckill.Client.Orders;
using Seckill.Stock;

namespace Seckill.Client.Connection;

/// <summary>The way over HTTP: design, section 6.</summary>
internal sealed class HttpSeckillApi(Uri url, TimeProvider time) : ISeckillApi
{
    private readonly HttpExchange _http = new(url, time);

    public string? OperatorToken => null;

    public Task<ApiResult<Registration>> RegisterAsync(string name, string password, CancellationToken cancellation) =>
        _http.SendAsync<Registration>(
            new Call(HttpMethod.Post, "api/register") { Body = new Credentials(name, password) }, cancellation);

    public async Task<ApiResult<AccessGrant>> LoginAsync(string name, string password, CancellationToken cancellation)
    {
        var call = new Call(HttpMethod.Post, "api/login") { Body = new Credentials(name, password) };
        var answer = await _http.SendAsync<AccessGrant>(call, cancellation);
        return answer.TryGet(out var grant, out _) && !BearerToken.IsWellFormed(grant.AccessToken)
            ? new Failure(FailureKind.BadAnswer, FailureCodes.BadAnswer, "the server's access token is not a bearer token")
            : answer;
    }

    public async Task<ApiResult<ImmutableArray<Product>>> GetProductsAsync(CancellationToken cancellation)
    {
        var answer = await _http.SendAsync<ProductListing>(new Call(HttpMethod.Get, "api/products"), cancellation);
        return answer.TryGet(out var listing, out var failure) ? listing.Products : failure;
    }

    public Task<ApiResult<PurchaseReceipt>> PurchaseAsync(
        string token, long productId, TimeSpan wait, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/products/{productId}/orders");
        return _http.SendAsync<PurchaseReceipt>(new Call(HttpMethod.Post, path) { Token = token, Wait = wait }, cancellation);
    }

    public Task<ApiResult<Order>> GetOrderAsync(string token, string orderId, CancellationToken cancellation) =>
        _http.SendAsync<Order>(
            new Call(HttpMethod.Get, PathOf(orderId)) { Token = token }, cancellation);

    public async Task<ApiResult<ImmutableArray<Order>>> GetOrdersAsync(string token, CancellationToken cancellation)
    {
        var answer = await _http.SendAsync<OrderListing>(new Call(HttpMethod.Get, "api/orders") { Token = token }, cancellation);
        return answer.TryGet(out var listing, out var failure) ? listing.Orders : failure;
    }

    public Task<ApiResult<Order>> PayAsync(string token, string orderId, TimeSpan wait, CancellationToken cancellation) =>
        _http.SendAsync<Order>(
            new Call(HttpMethod.Post, PathOf(orderId, "/pay")) { Token = token, Wait = wait }, cancellation);

    public Task<ApiResult<Order>> CancelAsync(string token, string orderId, CancellationToken cancellation) =>
        _http.SendAsync<Order>(new Call(HttpMethod.Post, PathOf(orderId, "/cancel")) { Token = token }, cancellation);

    public IAsyncEnumerable<ApiResult<Order>> WatchAsync(string token, string orderId, CancellationToken cancellation) =>
        new HttpWatch(_http, time).RunAsync(new Call(HttpMethod.Get, PathOf(orderId, "/events")) { Token = token }, cancellation);

    public Task<ApiResult<Created>> CreateProductAsync(string token, NewProduct product, CancellationToken cancellation) =>
        _http.SendAsync<Created>(new Call(HttpMethod.Post, "api/admin/products") { Token = token, Body = product }, cancellation);

    public Task<ApiResult<Created>> CreateSaleAsync(string token, NewSale sale, CancellationToken cancellation) =>
        _http.SendAsync<Created>(new Call(HttpMethod.Post, "api/admin/sales") { Token = token, Body = sale }, cancellation);

    public Task<ApiResult<Sale>> EditSaleAsync(string token, long saleId, SaleEdit edit, CancellationToken cancellation) =>
        _http.SendAsync<Sale>(new Call(HttpMethod.Put, PathOf(saleId)) { Token = token, Body = edit }, cancellation);

    public Task<ApiResult<Sale>> ApplyToSaleAsync(
        string token, long saleId, SaleChangeKind kind, CancellationToken cancellation) =>
        _http.SendAsync<Sale>(
            new Call(HttpMethod.Post, PathOf(saleId, "/" + SaleChangeNames.Of(kind))) { Token = token }, cancellation);

    public async Task<ApiResult<ImmutableArray<Admin.JournalLine>>> GetJournalAsync(
        string token, long saleId, long afterLine, CancellationToken cancellation)
    {
        var path = PathOf(saleId, string.Create(CultureInfo.InvariantCulture, $"/journal?after={afterLine}"));
        var answer = await _http.SendAsync<JournalPart>(new Call(HttpMethod.Get, path) { Token = token }, cancellation);
        return answer.TryGet(out var part, out var failure) ? part.Lines : failure;
    }

    public async Task<ApiResult<ImmutableArray<SaleChangeLine>>> GetSaleChangesAsync(
        string token, long saleId, CancellationToken cancellation)
    {
        var call = new Call(HttpMethod.Get, PathOf(saleId, "/changes")) { Token = token };
        var answer = await _http.SendAsync<SaleChangeList>(call, cancellation);
        return answer.TryGet(out var list, out var failure) ? list.Changes : failure;
    }

    public Task<ApiResult<ProductState>> GetProductStateAsync(string token, long productId, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/admin/products/{productId}");
        return _http.SendAsync<ProductState>(new Call(HttpMethod.Get, path) { Token = token }, cancellation);
    }

    public Task<ApiResult<AuditReport>> GetAuditAsync(string token, TimeSpan patience, CancellationToken cancellation) =>
        _http.SendAsync<AuditReport>(
            new Call(HttpMethod.Get, "api/admin/audit") { Token = token, Wait = patience }, cancellation);

    public Task<ApiResult<ClusterReport>> GetClusterAsync(string token, CancellationToken cancellation) =>
        _http.SendAsync<ClusterReport>(new Call(HttpMethod.Get, "api/admin/cluster") { Token = token }, cancellation);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string PathOf(string orderId, string more = "") => $"api/orders/{Uri.EscapeDataString(orderId)}{more}";

    private static string PathOf(long saleId, string more = "") =>
        string.Create(CultureInfo.InvariantCulture, $"api/admin/sales/{saleId}{more}");
}
