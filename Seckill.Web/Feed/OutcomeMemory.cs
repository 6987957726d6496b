using Seckill.Orders;

namespace Seckill.Web.Feed;

/// <summary>
/// The latest outcomes, for those who ask just after the commit. Bounded by two generations: a full younger one becomes the
/// older one, which is forgotten. A word that is no news (a batch that came again) changes nothing. Not thread-safe: its owner
/// holds a lock.
/// </summary>
internal sealed class OutcomeMemory(int capacity)
{
    private Dictionary<OrderId, OrderStatus> _young = [];
    private Dictionary<OrderId, OrderStatus> _old = [];

    public OrderStatus? Find(OrderId orderId) =>
        _young.TryGetValue(orderId, out var status) || _old.TryGetValue(orderId, out status) ? status : null;

    public void Add(OrderId orderId, OrderStatus status)
    {
        if (Find(orderId) is { } known && !OrderProgress.IsNews(status, known)) return;
        if (_young.Count >= capacity)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        _young[orderId] = status;
    }
}
