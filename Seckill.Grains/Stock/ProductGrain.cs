using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// Sells one product. Key: the product's id. Called by UserGrains (purchases), OrderWriterGrains (what was committed), the
/// CatalogGrain (a new sale), admins through the front end (changes of a sale), the silos (sales about to begin), the audit and
/// the reconciliation. Owns the stock counter and the buyer set of the sale that is on or next, and the epoch. When it dies,
/// purchases in flight fail; the next activation begins a new epoch, whose barrier makes sure that every order this one got
/// confirmed is counted before anything is sold again.
/// </summary>
/// <remarks>Reentrant: every rule runs between two awaits, in <see cref="SaleStock"/>, never across one.</remarks>
[Reentrant]
public sealed partial class ProductGrain(
    [PersistentState("product")] IPersistentState<ProductState> state,
    IStockLedger ledger,
    IOrderLedger orders,
    IListingCache listingCache,
    ICrashPoints crashPoints,
    IOptions<OrderOptions> options,
    TimeProvider timeProvider,
    ILogger<ProductGrain> logger)
    : Grain, IProductGrain
{
    private SaleOpener _opener = null!;
    private SaleCalendar _calendar = null!;
    private Func<OrderEvent[], Task> _send = null!;
    private IGrainTimer _ticks = null!;
    private OpenSale? _open;
    private OpenSale? _retired;
    private Task? _opening;
    private int _waiters;
    private long? _closedAt;

    private long ProductId => this.GetPrimaryKeyLong();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var partition = OrderStreams.PartitionOf(ProductId, options.Value.Partitions);
        var stream = this.GetStreamProvider(OrderStreams.Provider)
            .GetStream<OrderEvent>(StreamId.Create(OrderStreams.Namespace, partition));
        _send = events => stream.OnNextBatchAsync(events);
        _opener = new SaleOpener(state, stream, ledger, options.Value, timeProvider);
        _calendar = new SaleCalendar(ProductId, ledger, timeProvider);
        await _calendar.ReadAsync(cancellationToken);
        OpenWhatIsDue();
        _ticks = this.RegisterGrainTimer(
            Tick, new GrainTimerCreationOptions(StockLimits.TickInterval, StockLimits.TickInterval) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Retire();
        if (_retired is { } retired) await retired.Pipeline.CloseAsync().WaitAsync(cancellationToken);
    }

    public Task<PurchaseResult> PurchaseAsync(long userId)
    {
        var now = timeProvider.GetUtcNow();
        return IsOn(_open, now) ? _open.BuyAsync(userId, now) : PurchaseWhenOpenAsync(userId);
    }

    public async Task PrepareAsync()
    {
        await _calendar.ReadAsync(CancellationToken.None);
        OpenWhatIsDue();
        await WaitForOpeningAsync();
    }

    public Task<StockSnapshot> GetSnapshotAsync() => Task.FromResult(new StockSnapshot(
        ProductId,
        _open?.Stock.Sale.Id,
        _open?.Stock.Epoch ?? _opener.Epoch,
        State,
        _open?.Stock.Available ?? 0,
        _open?.Pipeline.Unconfirmed ?? 0,
        _open?.Stock.OnTheWay ?? 0,
        _open?.Pipeline.InFlight ?? 0));

    public async Task<Order?> FindPendingAsync(OrderId orderId, long userId)
    {
        if (_open is null) OpenWhatIsDue();
        if (!await WaitForOpeningAsync() || (_open is null && !_calendar.IsEmpty))
        {
            throw new TimeoutException($"Product {ProductId} is recovering.");
        }

        if (_open?.Stock.FindOnTheWay(orderId) is not { } reservation || reservation.Order.UserId != userId) return null;
        return await reservation.Confirmation == BatchOutcome.Confirmed ? reservation.Order : null;
    }

    private StockState State =>
        _opening is not null ? StockState.Opening
        : _open is not null ? StockState.Open
        : _closedAt is not null ? StockState.Closed
        : StockState.Idle;

    private async Task<PurchaseResult> PurchaseWhenOpenAsync(long userId)
    {
        for (var round = 0; round < StockLimits.MaxOpeningRounds; round++)
        {
            var now = timeProvider.GetUtcNow();
            if (_opening is null)
            {
                if (await _calendar.RefusalAsync(now) is { } refusal) return new PurchaseResult(refusal);
                if (IsOn(_open, now)) return await _open.BuyAsync(userId, now);
                if (MustRest) return Refused(PurchaseStatus.Unavailable);
                OpenWhatIsDue();
            }

            if (!await WaitForOpeningAsync()) break;
        }

        return Refused(_closedAt is null ? PurchaseStatus.Recovering : PurchaseStatus.Unavailable);
    }

    /// <summary>Outside its window a sale decides nothing: another one may be on, of which this grain has not heard.</summary>
    private static bool IsOn([NotNullWhen(true)] OpenSale? open, DateTimeOffset now) =>
        open is not null && now >= open.Stock.Sale.StartsAt && now < open.Stock.Sale.EndsAt;

    private static PurchaseResult Refused(PurchaseStatus status) => new(status, null, StockLimits.RetryAfter);
}
