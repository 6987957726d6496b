using System.Diagnostics.Metrics;
using Seckill.Stock;

namespace Seckill.Web.Orders;

/// <summary>Counts purchases by outcome: an addition per request, read when somebody asks.</summary>
internal sealed class PurchaseTally
{
    private static readonly PurchaseStatus[] Statuses = Enum.GetValues<PurchaseStatus>();

    private readonly long[] _byStatus = new long[Statuses.Length];
    private long _saidHere;

    public void Add(PurchaseStatus status) => Interlocked.Increment(ref _byStatus[(int)status]);

    /// <summary>Counts a 'sold out' that this node said without asking a grain.</summary>
    public void AddSaidHere()
    {
        Interlocked.Increment(ref _saidHere);
        Add(PurchaseStatus.SoldOut);
    }

    public void Register(Meter meter)
    {
        meter.CreateObservableCounter("seckill.purchases", Read, description: "Purchases by outcome.");
        meter.CreateObservableCounter(
            "seckill.purchases.sold_out_here",
            () => Volatile.Read(ref _saidHere),
            description: "Sold out, said without a grain call.");
    }

    private IEnumerable<Measurement<long>> Read() => Statuses.Select(status => new Measurement<long>(
        Volatile.Read(ref _byStatus[(int)status]),
        new KeyValuePair<string, object?>("outcome", PurchaseOutcomes.NameOf(status))));
}
