using Seckill.Orders;

namespace Seckill.Storage.Tests.Orders;

/// <summary>The ledger's rules said again, in the plainest way: all orders in a list, everything counted from it.</summary>
internal sealed class NaiveLedger(IReadOnlyDictionary<long, long> stockOfSale)
{
    private readonly List<Order> _orders = [];
    private readonly Dictionary<long, int> _fences = [];

    public IReadOnlyList<Order> Orders => _orders;

    public int FenceOf(long saleId) => _fences.GetValueOrDefault(saleId);

    public long AvailableOf(long saleId) =>
        stockOfSale.GetValueOrDefault(saleId) - _orders.Count(order => order.Id.SaleId == saleId && IsLive(order));

    public void Apply(OrderEvent orderEvent)
    {
        if (orderEvent is BarrierRaised barrier)
        {
            var fence = Math.Max(FenceOf(barrier.SaleId), barrier.Epoch);
            if (stockOfSale.ContainsKey(barrier.SaleId)) _fences[barrier.SaleId] = fence;
            return;
        }

        var order = ((OrderAccepted)orderEvent).Order;
        if (_orders.Any(other => other.Id == order.Id)) return;
        var taken = _orders.Any(other => other.Id.SaleId == order.Id.SaleId && other.UserId == order.UserId && IsLive(other));
        var placed = stockOfSale.ContainsKey(order.Id.SaleId) && order.Id.Epoch >= FenceOf(order.Id.SaleId)
            && !taken && AvailableOf(order.Id.SaleId) > 0;
        _orders.Add(order with { Status = placed ? OrderStatus.Placed : OrderStatus.Rejected });
    }

    public OrderStatus StatusOf(OrderId id) => _orders.Single(order => order.Id == id).Status;

    private static bool IsLive(Order order) => order.Status is OrderStatus.Placed or OrderStatus.Paid;
}
