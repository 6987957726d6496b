using System.Collections.Immutable;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Orders;

/// <summary>
/// Decides what a batch of events does to the ledger: which orders are inserted, as placed or rejected, and what becomes of
/// the sales. Plain and deterministic; it is given what the ledger knows and the SQL around it writes what it says.
/// </summary>
/// <param name="sales">The rows of those sales of the batch that there are.</param>
/// <param name="known">Those orders of the batch that are in the ledger already; more do no harm.</param>
/// <param name="liveBuyers">Those buyers of the batch who have a live order; more do no harm.</param>
/// <param name="windows">The sales that are not over, of the products for one of whose sales the batch carries a new window.</param>
/// <param name="now">The ledger's clock.</param>
public sealed class LedgerBatch(
    IEnumerable<LedgerSale> sales,
    IEnumerable<OrderOutcome> known,
    IEnumerable<LiveBuyer> liveBuyers,
    IReadOnlyList<SaleWindow> windows,
    DateTimeOffset now)
{
    private readonly Dictionary<long, LedgerSale> _sales = sales.ToDictionary(sale => sale.SaleId);
    private readonly Dictionary<OrderId, OrderOutcome> _known = known.ToDictionary(order => order.OrderId);
    private readonly HashSet<LiveBuyer> _liveBuyers = [.. liveBuyers];
    private readonly List<LedgerSale> _named = [];
    private readonly HashSet<long> _namedIds = [];
    private readonly List<Order> _inserts = [];
    private readonly List<SaleChangeRecord> _saleChanges = [];

    /// <summary>The orders to insert, each with its final status, in the order of the events.</summary>
    public IReadOnlyList<Order> Inserts => _inserts;

    /// <summary>The sales whose row changes.</summary>
    public IReadOnlyList<LedgerSale> Changes => [.. _named.Where(sale => sale.IsChanged)];

    /// <summary>What was asked to be changed about sales, and what became of it, in the order of the events.</summary>
    public IReadOnlyList<SaleChangeRecord> SaleChanges => _saleChanges;

    /// <summary>Barriers of sales that are not there.</summary>
    public int IgnoredBarriers { get; private set; }

    /// <summary>One entry a sale that the events name, in the order in which they name them.</summary>
    public ImmutableArray<SaleWritten> Written => [.. _named.Select(sale => sale.ToWritten())];

    /// <summary>Applies the next event.</summary>
    public void Apply(OrderEvent orderEvent)
    {
        switch (orderEvent)
        {
            case OrderAccepted accepted:
                Apply(accepted.Order);
                break;
            case BarrierRaised barrier:
                Apply(barrier);
                break;
            default:
                throw new ArgumentException($"No rule for the event {orderEvent.GetType().Name}.", nameof(orderEvent));
        }
    }

    /// <summary>Checks what must hold before anything is written.</summary>
    /// <exception cref="InvariantViolatedException">I1 would not hold, or the journal would not explain it.</exception>
    public void AssertInvariants()
    {
        var placedOf = _inserts
            .Where(order => order.Status == OrderStatus.Placed)
            .CountBy(order => order.Id.SaleId)
            .ToDictionary();
        foreach (var sale in _named) sale.AssertInvariants(placedOf.GetValueOrDefault(sale.SaleId));
    }

    private void Apply(BarrierRaised barrier)
    {
        var sale = Name(barrier.SaleId, barrier.ProductId);
        if (!sale.IsKnown)
        {
            IgnoredBarriers++;
            return;
        }

        // Only with the epoch's first barrier, so that a change is made once, however often the barrier comes; and one that
        // comes from behind the fence changes nothing, as its orders are not placed.
        var isFirst = barrier.Epoch > sale.Fence;
        sale.RaiseFence(barrier.Epoch);
        if (isFirst && barrier.Change is { } change) Apply(change, sale);
    }

    private void Apply(SaleChange change, LedgerSale sale)
    {
        var status = SaleChangeDecisions.Decide(change, sale.State, OthersOf(sale), now);
        if (status == SaleChangeStatus.Applied) sale.Change(SaleChangeDecisions.Apply(change, sale.State, now), sale.Fence);
        _saleChanges.Add(new SaleChangeRecord(sale.SaleId, sale.Fence, change, status, now));
    }

    /// <summary>The other windows of the product, as the events before have made them.</summary>
    private IEnumerable<SaleWindow> OthersOf(LedgerSale sale) =>
        from window in windows
        where window.ProductId == sale.ProductId && window.SaleId != sale.SaleId
        select _sales.TryGetValue(window.SaleId, out var changed)
            ? window with { StartsAt = changed.State.StartsAt, EndsAt = changed.State.EndsAt }
            : window;

    private void Apply(Order order)
    {
        var sale = Name(order.Id.SaleId, order.ProductId);
        if (_known.TryGetValue(order.Id, out var before))
        {
            sale.Tell(before);
            return;
        }

        var status = Decide(order, sale);
        if (status == OrderStatus.Placed)
        {
            sale.Take(order.Id);
            _liveBuyers.Add(new LiveBuyer(sale.SaleId, order.UserId));
        }

        var outcome = new OrderOutcome(order.Id, order.UserId, status);
        _known.Add(order.Id, outcome);
        _inserts.Add(order with { Status = status });
        sale.Tell(outcome);
    }

    /// <summary>The refusals by descending precedence.</summary>
    private OrderStatus Decide(Order order, LedgerSale sale)
    {
        if (!sale.IsKnown) return OrderStatus.Rejected;
        if (order.Id.Epoch < sale.Fence) return OrderStatus.Rejected;
        if (_liveBuyers.Contains(new LiveBuyer(sale.SaleId, order.UserId))) return OrderStatus.Rejected;
        if (sale.Available <= 0) return OrderStatus.Rejected;
        return OrderStatus.Placed;
    }

    private LedgerSale Name(long saleId, long productId)
    {
        if (!_sales.TryGetValue(saleId, out var sale)) _sales.Add(saleId, sale = new LedgerSale(saleId, productId));
        if (_namedIds.Add(saleId)) _named.Add(sale);
        return sale;
    }
}
