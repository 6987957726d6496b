using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// Sells one product. Key: the product's id. Called by UserGrains (purchases), OrderWriterGrains (what was committed), the
/// CatalogGrain (a new sale) and the audit. Owns the stock counter and the buyer set of the sale that is on or next, and the
/// epoch. When it dies, purchases in flight fail; the next activation begins a new epoch, whose barrier makes sure that every
/// order this one got confirmed is counted before anything is sold again.
/// </summary>
/// <remarks>Reentrant: every rule runs between two awaits, in <see cref="SaleStock"/>, never across one.</remarks>
[Reentrant]
public sealed partial class ProductGrain : Grain, IProductGrain
{
    private readonly IStockLedger _ledger;
    private readonly IPersistentState<ProductState> _state;
    private readonly OrderOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<ProductGrain> _logger;
    private SaleOpener _opener = null!;
    private Func<OrderEvent[], Task> _send = null!;
    private ImmutableArray<Sale> _sales = [];
    private long _salesReadAt;
    private int _salesReads;
    private int _salesRead;
    private Task? _rereading;
    private OpenSale? _open;
    private Task? _opening;
    private int _waiters;
    private long? _closedAt;

    public ProductGrain(
        [PersistentState("product")] IPersistentState<ProductState> state,
        IStockLedger ledger,
        IOptions<OrderOptions> options,
        TimeProvider timeProvider,
        ILogger<ProductGrain> logger)
    {
        _state = state;
        _ledger = ledger;
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    private long ProductId => this.GetPrimaryKeyLong();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var partition = OrderStreams.PartitionOf(ProductId, _options.Partitions);
        var stream = this.GetStreamProvider(OrderStreams.Provider)
            .GetStream<OrderEvent>(StreamId.Create(OrderStreams.Namespace, partition));
        _send = events => stream.OnNextBatchAsync(events);
        _opener = new SaleOpener(_state, stream, _ledger, _options, _timeProvider);
        await ReadSalesAsync(cancellationToken);
        OpenWhatIsDue();
        this.RegisterGrainTimer(
            TickAsync,
            new GrainTimerCreationOptions(StockLimits.TickInterval, StockLimits.TickInterval) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_open is { } open) await open.Pipeline.CloseAsync().WaitAsync(cancellationToken);
    }

    public Task<PurchaseResult> PurchaseAsync(long userId)
    {
        var now = _timeProvider.GetUtcNow();
        return IsOn(_open, now) ? _open.BuyAsync(userId, now) : PurchaseWhenOpenAsync(userId);
    }

    public async Task PrepareAsync()
    {
        await ReadSalesAsync(CancellationToken.None);
        OpenWhatIsDue();
        await WaitForOpeningAsync();
    }

    public Task<StockSnapshot> GetSnapshotAsync() => Task.FromResult(new StockSnapshot(
        ProductId,
        _open?.Stock.Sale.Id,
        _opener.Epoch,
        State,
        _open?.Stock.Available ?? 0,
        _open?.Pipeline.Unconfirmed ?? 0,
        _open?.Stock.OnTheWay ?? 0,
        _open?.Pipeline.InFlight ?? 0));

    public async Task<Order?> FindPendingAsync(OrderId orderId, long userId)
    {
        if (_open is null) OpenWhatIsDue();
        if (!await WaitForOpeningAsync() || (_open is null && !_sales.IsEmpty))
        {
            throw new TimeoutException($"Product {ProductId} is recovering.");
        }

        if (_open?.Stock.FindOnTheWay(orderId) is not { } reservation || reservation.Order.UserId != userId) return null;
        return await reservation.Confirmation == BatchOutcome.Confirmed ? reservation.Order : null;
    }

    public Task<SaleChangeResult> ChangeSaleAsync(long saleId, SaleChange change) => throw new NotSupportedException();

    public Task ReconcileAsync() => throw new NotSupportedException();

    public Task OnWrittenAsync(SaleWritten written)
    {
        _opener.OnWritten(written);
        if (_open is not { } open) return Task.CompletedTask;
        if (written.SaleId == open.Stock.Sale.Id && written.Fence > open.Stock.Epoch)
        {
            LogStale(ProductId, open.Stock.Epoch, written.Fence);
            DeactivateOnIdle();
        }
        else if (!open.Stock.OnWritten(written))
        {
            LogDisagreement(ProductId, written.SaleId, open.Stock.Epoch);
            BeginOpening(open.Stock.Sale);
        }

        return Task.CompletedTask;
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
            var now = _timeProvider.GetUtcNow();
            if (_opening is null)
            {
                if (await WindowRefusalAsync(now) is { } refusal) return new PurchaseResult(refusal);
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

    /// <summary>Whether the last attempt to open failed so recently that the next one must wait.</summary>
    private bool MustRest => _closedAt is { } closedAt && _timeProvider.GetElapsedTime(closedAt) < StockLimits.ReopenInterval;

    private static PurchaseResult Refused(PurchaseStatus status) => new(status, null, StockLimits.RetryAfter);

    /// <summary>What the windows alone say; before a buyer is sent away the catalog is asked again, at a bounded rate.</summary>
    private async Task<PurchaseStatus?> WindowRefusalAsync(DateTimeOffset now)
    {
        if (SaleSchedule.RefusalAt(_sales, now) is not null
            && _timeProvider.GetElapsedTime(_salesReadAt) >= StockLimits.ScheduleRefreshInterval)
        {
            await (_rereading ??= RereadAsync());
        }

        return SaleSchedule.RefusalAt(_sales, now);
    }

    /// <summary>One reading for all who come while it is on its way.</summary>
    private async Task RereadAsync()
    {
        try
        {
            await ReadSalesAsync(CancellationToken.None);
        }
        finally
        {
            _rereading = null;
        }
    }

    private async Task ReadSalesAsync(CancellationToken cancellationToken)
    {
        var read = ++_salesReads;
        var readAt = _timeProvider.GetTimestamp();
        var sales = await _ledger.GetSalesAsync(ProductId, _timeProvider.GetUtcNow(), cancellationToken) ?? [];

        // Readings may overtake each other; the one that was begun last counts.
        if (read > _salesRead) (_salesRead, _sales, _salesReadAt) = (read, sales, readAt);
    }

    private void OpenWhatIsDue()
    {
        var now = _timeProvider.GetUtcNow();
        if (_opening is not null || MustRest) return;
        var sale = SaleSchedule.Current(_sales, now);
        if (sale is not null && sale.Id != _open?.Stock.Sale.Id) BeginOpening(sale);
    }

    private void BeginOpening(Sale sale)
    {
        if (_opening is not null) return;
        var previous = _open;
        _open = null;
        _closedAt = null;
        _opening = OpenAsync(sale, previous);
    }

    private async Task OpenAsync(Sale sale, OpenSale? previous)
    {
        // Its own turn, so that whoever began it sees _opening set before anything here can fail or finish.
        await Task.Yield();
        try
        {
            // Batches that are still out go before the barrier, or their outcome is unknown by then.
            if (previous is not null) await previous.Pipeline.CloseAsync();
            using var limit = new CancellationTokenSource(StockLimits.OpeningTimeout, _timeProvider);
            var stock = await _opener.OpenAsync(sale, limit.Token);
            _open = new OpenSale(stock, _send, OnOutcomeUnknown, _timeProvider);
            LogOpened(ProductId, sale.Id, stock.Epoch, stock.Available);
        }
        catch (Exception exception) when (exception is StaleEpochException or InconsistentStateException)
        {
            // Another activation has raised the epoch: this one must not go on.
            LogClosed(exception, ProductId, sale.Id);
            DeactivateOnIdle();
        }
        catch (Exception exception)
        {
            _closedAt = _timeProvider.GetTimestamp();
            LogClosed(exception, ProductId, sale.Id);
        }
        finally
        {
            _opening = null;
        }
    }

    private void OnOutcomeUnknown(OpenSale sale)
    {
        // A batch of an epoch that is over already is counted by the barrier that ended it.
        if (!ReferenceEquals(sale, _open)) return;
        LogUnknown(ProductId, sale.Stock.Sale.Id, sale.Stock.Epoch);
        BeginOpening(sale.Stock.Sale);
    }

    /// <returns>True when nothing is being opened (any more); false when it takes too long or too many wait.</returns>
    private async Task<bool> WaitForOpeningAsync()
    {
        if (_opening is not { } opening) return true;
        if (_waiters >= StockLimits.MaxOpeningWaiters) return false;
        _waiters++;
        try
        {
            await opening.WaitAsync(StockLimits.OpeningWait, _timeProvider);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            _waiters--;
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        OpenWhatIsDue();
        if (_open is not { } open || !open.IsLagging()) return;

        // The writer's notice may have been lost with its sender: ask the ledger itself.
        var position = await _ledger.GetPositionAsync(open.Stock.Sale.Id, open.Stock.Epoch, cancellationToken);

        // Meanwhile this grain may have begun the next epoch itself.
        if (!ReferenceEquals(open, _open)) return;
        if (position.Fence > open.Stock.Epoch) DeactivateOnIdle();
        open.Stock.OnWrittenThrough(position.WrittenSequence);
    }
}
