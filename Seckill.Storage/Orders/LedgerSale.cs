using System.Collections.Immutable;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Orders;

/// <summary>
/// A sale while a transaction changes it: its row as it was and as it is to be, and a journal line for every change of its stock.
/// </summary>
public sealed class LedgerSale
{
    private static readonly SaleState Nothing = new(0, 0, default, default, false, 0, 0);

    private readonly ImmutableArray<OrderOutcome>.Builder _outcomes = ImmutableArray.CreateBuilder<OrderOutcome>();
    private readonly List<JournalLine> _lines = [];
    private readonly DateTimeOffset _now;
    private SaleState _state;
    private PlacedRun _placed;

    /// <summary>A sale as its row stands.</summary>
    /// <param name="saleId">The sale.</param>
    /// <param name="productId">Its product.</param>
    /// <param name="before">Its row.</param>
    /// <param name="now">The ledger's clock, for the journal.</param>
    public LedgerSale(long saleId, long productId, SaleState before, DateTimeOffset now)
    {
        (SaleId, ProductId, IsKnown) = (saleId, productId, true);
        (Before, _state, _now) = (before, before, now);
    }

    /// <summary>A sale that the ledger does not have.</summary>
    public LedgerSale(long saleId, long productId) =>
        (SaleId, ProductId, Before, _state) = (saleId, productId, Nothing, Nothing);

    public long SaleId { get; }

    public long ProductId { get; }

    public bool IsKnown { get; }

    /// <summary>The row as it was read.</summary>
    public SaleState Before { get; }

    /// <summary>The row as it is to be, the orders that were placed last included.</summary>
    public SaleState State => _placed.Count == 0
        ? _state
        : _state with { Available = _state.Available - _placed.Count, Line = _state.Line + 1 };

    public long Available => _state.Available - _placed.Count;

    public int Fence => _state.Fence;

    /// <summary>Whether the sale's row must be written.</summary>
    public bool IsChanged => _placed.Count > 0 || _state != Before;

    /// <summary>The journal's new lines.</summary>
    public IReadOnlyList<JournalLine> Lines
    {
        get
        {
            ClosePlaced();
            return _lines;
        }
    }

    /// <summary>What the transaction did to the sale.</summary>
    public SaleWritten ToWritten() =>
        new(ProductId, SaleId, Fence, Available, _outcomes.ToImmutable(), Before.Line, State.Line);

    /// <summary>Checks what must hold before anything is written.</summary>
    /// <param name="ordersTaken">Orders that become live in the transaction, less those that end.</param>
    /// <exception cref="InvariantViolatedException">I1 would not hold, or the journal would not explain it.</exception>
    public void AssertInvariants(long ordersTaken)
    {
        var (before, after) = (Before, State);
        var explained = before.Available + Lines.Sum(line => line.Quantity);
        var holds = after.Available >= 0 && after.Available <= after.Stock
            && after.Sold == before.Sold + ordersTaken
            && after.Available == explained && after.Line == before.Line + Lines.Count
            && (Lines.Count == 0 || (Lines[^1].Available == after.Available && Lines[^1].Stock == after.Stock));
        if (!holds)
        {
            throw new InvariantViolatedException(
                $"I1: sale {SaleId} of {before.Stock} has {before.Available} available, {ordersTaken} are taken, "
                + $"{after.Available} of {after.Stock} remain, the journal explains {explained}.");
        }
    }

    /// <summary>Takes a unit for an order. Those of one epoch that follow each other share a line.</summary>
    internal void Take(OrderId orderId)
    {
        if (_placed.Count > 0 && _placed.Epoch != orderId.Epoch) ClosePlaced();
        _placed = _placed.With(orderId);
    }

    /// <summary>Puts back the units of cancelled or expired orders: all of the run, which is what the line says of them.</summary>
    internal void Return(JournalReason reason, SequenceRun run)
    {
        var units = run.Last - run.First + 1L;
        _state = State with { Available = Available + units };
        Add(reason, units, run.Epoch, run.First, run.Last);
    }

    /// <summary>Makes the row what a change made of it.</summary>
    /// <param name="next">The row after the change.</param>
    /// <param name="epoch">The epoch whose barrier carried it.</param>
    internal void Change(SaleState next, int epoch)
    {
        var units = next.Available - Available;
        _state = next;
        if (units != 0) Add(JournalReason.StockSet, units, epoch, 0, 0);
    }

    internal void RaiseFence(int epoch)
    {
        ClosePlaced();
        _state = _state with { Fence = Math.Max(Fence, epoch) };
    }

    internal void Tell(OrderOutcome outcome) => _outcomes.Add(outcome);

    private void ClosePlaced()
    {
        var placed = _placed;
        if (placed.Count == 0) return;
        _placed = default;
        _state = _state with { Available = _state.Available - placed.Count };
        Add(JournalReason.Placed, -placed.Count, placed.Epoch, placed.First, placed.Last);
    }

    private void Add(JournalReason reason, long units, int epoch, int first, int last)
    {
        _state = _state with { Line = _state.Line + 1 };
        _lines.Add(new JournalLine(_state.Line, reason, units, epoch, first, last, _state.Available, _state.Stock, _now));
    }
}
