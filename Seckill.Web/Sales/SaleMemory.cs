using Seckill.Orders;

namespace Seckill.Web.Sales;

/// <summary>What a node remembers of one sale: until when it counts as sold out, and who bought.</summary>
internal sealed class SaleMemory
{
    private readonly BuyerSet _buyers = new(WebLimits.MaxRememberedBuyers);
    private readonly Lock _gate = new();
    private long _soldOutUntil = long.MinValue;
    private long _returns;
    private long _line;
    private long _available;

    /// <summary>Grows whenever units may have come back, so that a grain's answer from before that can be told.</summary>
    public long Returns => Volatile.Read(ref _returns);

    /// <summary>No allocation, and no lock that others hold for long: a sold-out sale is what most of the crowd meets.</summary>
    public bool MaySay(long userId, long timestamp) =>
        timestamp < Volatile.Read(ref _soldOutUntil) && !_buyers.Contains(userId);

    public void SoldOutUntil(long timestamp) => Volatile.Write(ref _soldOutUntil, timestamp);

    /// <summary>
    /// Takes in a commit. A notice that comes late or again opens nothing, and forgets nobody: who cancelled then may have bought
    /// since. Nor does one that only takes units: the ledger is behind the grain, whose word it cannot correct.
    /// </summary>
    public void OnWritten(SaleWritten written)
    {
        bool isLatest;
        lock (_gate)
        {
            isLatest = written.Line >= _line;
            if (isLatest)
            {
                var mayBeMore = written.Available > _available || written.LineBefore > _line;
                (_line, _available) = (written.Line, written.Available);
                if (mayBeMore && written.Available > 0) Reopen();
            }
        }

        foreach (var outcome in written.Outcomes)
        {
            if (outcome.Status is OrderStatus.Placed or OrderStatus.Paid) Add(outcome.UserId);
            else if (isLatest) _buyers.Remove(outcome.UserId);
        }
    }

    /// <summary>Remembers a buyer, as long as there is room; whoever finds none may be told 'sold out' instead.</summary>
    public void Add(long userId) => _buyers.Add(userId);

    private void Reopen()
    {
        Interlocked.Increment(ref _returns);
        SoldOutUntil(long.MinValue);
    }
}
