using System.Collections.Immutable;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Client.Accounts;
using Seckill.Client.Admin;
using Seckill.Client.Buying;
using Seckill.Client.Catalog;
using Seckill.Cluster;
using Seckill.Orders;
using Seckill.Refusals;
using Seckill.Stock;
using Seckill.Users;

namespace Seckill.Client.Connection.Grains;

/// <summary>
/// The way through a gateway: the grains themselves. It gives the answers that the front end would give, from the same rules;
/// what the front end checks before it calls a grain is checked here, or by the grain.
/// </summary>
internal sealed class GrainSeckillApi(IGrainFactory grains, TimeProvider time, IAsyncDisposable connection) : ISeckillApi
{
    private const string Operator = "operator";

    private readonly GrainCalls _calls = new(time);
    private readonly OrderLook _look = new(grains, time);
    private readonly GrainOrders _orders = new(grains, time);
    private readonly GrainSales _sales = new(grains, time);

    /// <summary>A client of the cluster can call any grain, so there is nobody to log in as.</summary>
    public string OperatorToken => Operator;

    public Task<ApiResult<Registration>> RegisterAsync(string name, string password, CancellationToken cancellation) =>
        TryAsync<Registration>(cancellation, async () =>
        {
            var faults = AccountRules.FaultsOf(name, password).ToImmutableArray();
            if (!faults.IsEmpty) return GrainFailure.Of(faults);
            var hash = await Task.Run(() => PasswordHash.Make(password), cancellation);
            return await AccountOf(name).CreateAsync(name, hash, isAdmin: false) is { } userId
                ? new Registration(userId)
                : GrainFailure.Of(CodedRefusals.NameTaken);
        });

    public Task<ApiResult<AccessGrant>> LoginAsync(string name, string password, CancellationToken cancellation) =>
        TryAsync<AccessGrant>(cancellation, async () =>
        {
            // A name that could not be registered is a name that nobody has.
            var account = AccountRules.IsName(name) ? await AccountOf(name).FindAsync() : null;
            return account is not null && await Task.Run(() => PasswordHash.Verify(account.PasswordHash, password), cancellation)
                ? new AccessGrant(GrainToken.Of(account).ToString(), ClientLimits.GatewayLoginLifetime.TotalSeconds)
                : GrainFailure.Of(CodedRefusals.InvalidCredentials);
        });

    public Task<ApiResult<ImmutableArray<Catalog.Product>>> GetProductsAsync(CancellationToken cancellation) =>
        TryAsync<ImmutableArray<Catalog.Product>>(cancellation, async () =>
        {
            var listing = await grains.GetGrain<IListingGrain>(0).GetAsync(fresh: false);
            // By the silo's clock, as the listing was read: this machine's may be wrong.
            return listing.Products.Select(product => GrainViews.Of(product, listing.AsOf)).ToImmutableArray();
        });

    public Task<ApiResult<PurchaseReceipt>> PurchaseAsync(
        string token, long productId, TimeSpan wait, CancellationToken cancellation) =>
        AsUserAsync<PurchaseReceipt>(token, wait, cancellation, async (userId, either) =>
        {
            var result = await PurchaseAsync(userId, productId);
            if (result.Status != PurchaseStatus.Accepted) return GrainFailure.Of(result);
            var orderId = result.OrderId!.Value;
            var status = await _look.WaitAsync(userId, orderId, OrderStatus.Pending, wait, either);
            return new PurchaseReceipt(orderId.ToString(), OrderStatusNames.Of(status));
        });

    public Task<ApiResult<Client.Orders.Order>> GetOrderAsync(string token, string orderId, CancellationToken cancellation) =>
        AsUserAsync<Client.Orders.Order>(token, TimeSpan.Zero, cancellation, async (userId, _) =>
            OrderId.TryParse(orderId, out var id) && await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(id) is { } order
                ? GrainViews.Of(order)
                : GrainFailure.Of(CodedRefusals.OrderNotFound));

    public Task<ApiResult<ImmutableArray<Client.Orders.Order>>> GetOrdersAsync(string token, CancellationToken cancellation) =>
        AsUserAsync<ImmutableArray<Client.Orders.Order>>(token, TimeSpan.Zero, cancellation, async (userId, _) =>
        {
            var orders = await grains.GetGrain<IUserGrain>(userId).GetOrdersAsync();
            return orders.Select(GrainViews.Of).ToImmutableArray();
        });

    public Task<ApiResult<Client.Orders.Order>> PayAsync(
        string token, string orderId, TimeSpan wait, CancellationToken cancellation) =>
        AsUserAsync(token, wait, cancellation, (userId, either) => _orders.PayAsync(userId, orderId, wait, either));

    public Task<ApiResult<Client.Orders.Order>> CancelAsync(string token, string orderId, CancellationToken cancellation) =>
        AsUserAsync(token, TimeSpan.Zero, cancellation, (userId, either) => _orders.CancelAsync(userId, orderId, either));

    public IAsyncEnumerable<ApiResult<Client.Orders.Order>> WatchAsync(
        string token, string orderId, CancellationToken cancellation) =>
        GrainToken.Parse(token) is { } user
            ? _orders.WatchAsync(user.UserId, orderId, cancellation)
            : new ApiResult<Client.Orders.Order>[] { Refusal.LoginNotAccepted }.ToAsyncEnumerable();

    public Task<ApiResult<Created>> CreateProductAsync(string token, Catalog.NewProduct product, CancellationToken cancellation) =>
        TryAsync(cancellation, async () => CreatedBy(await grains.GetGrain<ICatalogGrain>(0).CreateProductAsync(
            new Seckill.Catalog.NewProduct(product.Name, product.Description, product.ListPriceCents))));

    public Task<ApiResult<Created>> CreateSaleAsync(string token, Catalog.NewSale sale, CancellationToken cancellation) =>
        TryAsync(cancellation, async () => CreatedBy(await grains.GetGrain<ICatalogGrain>(0).CreateSaleAsync(
            new Seckill.Catalog.NewSale(sale.ProductId, sale.PriceCents, sale.Stock, sale.StartsAt, sale.EndsAt))));

    public Task<ApiResult<Catalog.Sale>> EditSaleAsync(
        string token, long saleId, SaleEdit edit, CancellationToken cancellation) =>
        TryAsync(cancellation, () => _sales.EditAsync(saleId, edit, NameOf(token)));

    public Task<ApiResult<Catalog.Sale>> ApplyToSaleAsync(
        string token, long saleId, SaleChangeKind kind, CancellationToken cancellation) =>
        TryAsync(cancellation, () => _sales.ApplyAsync(saleId, kind, NameOf(token)));

    public Task<ApiResult<ImmutableArray<Admin.JournalLine>>> GetJournalAsync(
        string token, long saleId, long afterLine, CancellationToken cancellation) =>
        TryAsync(cancellation, () => _sales.GetJournalAsync(saleId, afterLine));

    public Task<ApiResult<ImmutableArray<SaleChangeLine>>> GetSaleChangesAsync(
        string token, long saleId, CancellationToken cancellation) =>
        TryAsync(cancellation, () => _sales.GetChangesAsync(saleId));

    public Task<ApiResult<ProductState>> GetProductStateAsync(string token, long productId, CancellationToken cancellation) =>
        TryAsync<ProductState>(cancellation, async () =>
            await grains.GetGrain<IClusterGrain>(0).FindProductAsync(productId) is { } report
                ? GrainViews.Of(report)
                : GrainFailure.Of(CodedRefusals.ProductNotFound));

    public Task<ApiResult<Admin.AuditReport>> GetAuditAsync(string token, TimeSpan patience, CancellationToken cancellation) =>
        _calls.TryAsync<Admin.AuditReport>(
            async _ => GrainViews.Of(await grains.GetGrain<IAuditGrain>(0).AuditAsync(patience)), patience, cancellation);

    public Task<ApiResult<Admin.ClusterReport>> GetClusterAsync(string token, CancellationToken cancellation) =>
        TryAsync<Admin.ClusterReport>(
            cancellation, async () => GrainViews.Of(await grains.GetGrain<IClusterGrain>(0).GetReportAsync()));

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Who is said to have changed a sale: whoever is logged in, else an operator, whom nobody can name.</summary>
    private static string NameOf(string token) => GrainToken.Parse(token)?.Name ?? Operator;

    private IAccountGrain AccountOf(string name) => grains.GetGrain<IAccountGrain>(AccountRules.KeyOf(name));

    private async Task<PurchaseResult> PurchaseAsync(long userId, long productId)
    {
        try
        {
            var result = await grains.GetGrain<IUserGrain>(userId).PurchaseAsync(productId);
            if (result.Status != PurchaseStatus.RateLimited) return result;

            // The front end sees a closed window before it asks the buyer's grain, so that refusal goes before the limit.
            var listing = await grains.GetGrain<IListingGrain>(0).GetAsync(fresh: false);
            var sales = listing.Products.FirstOrDefault(product => product.Id == productId)?.Sales ?? [];
            return SaleSchedule.RefusalAt(sales, listing.AsOf) is { } closed ? new PurchaseResult(closed) : result;
        }
        catch (Exception fault) when (Fault.IsPassing(fault))
        {
            return new PurchaseResult(
                Fault.LeavesOutcomeUnknown(fault) ? PurchaseStatus.OutcomeUnknown : PurchaseStatus.Unavailable);
        }
    }

    private static ApiResult<Created> CreatedBy(CreateResult result) =>
        result.Status == CreateStatus.Created ? new Created(result.Id) : GrainFailure.Of(result);

    private Task<ApiResult<T>> AsUserAsync<T>(
        string token, TimeSpan wait, CancellationToken cancellation, Func<long, CancellationToken, Task<ApiResult<T>>> call)
        where T : notnull =>
        GrainToken.Parse(token) is { } user
            ? _calls.TryAsync(either => call(user.UserId, either), wait, cancellation)
            : Task.FromResult<ApiResult<T>>(Refusal.LoginNotAccepted);

    private Task<ApiResult<T>> TryAsync<T>(CancellationToken cancellation, Func<Task<ApiResult<T>>> call) where T : notnull =>
        _calls.TryAsync(_ => call(), TimeSpan.Zero, cancellation);
}
