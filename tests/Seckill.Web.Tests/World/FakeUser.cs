using System.Collections.Immutable;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Users;

namespace Seckill.Web.Tests.World;

/// <summary>A buyer whose answers a test writes.</summary>
internal sealed class FakeUser(long userId) : IUserGrain
{
    private int _purchases;
    private int _reads;

    public Func<long, Task<PurchaseResult>> OnPurchase { get; set; } =
        _ => throw new InvalidOperationException("The test expects no purchase to reach a grain.");

    public Func<OrderId, Task<Order?>>? OnGetOrder { get; set; }

    public List<Order> Orders { get; } = [];

    public long UserId => userId;

    public int Purchases => Volatile.Read(ref _purchases);

    public int Reads => Volatile.Read(ref _reads);

    public void Answers(PurchaseResult result) => OnPurchase = _ => Task.FromResult(result);

    public Task<PurchaseResult> PurchaseAsync(long productId)
    {
        Interlocked.Increment(ref _purchases);
        return OnPurchase(productId);
    }

    public Task<Order?> GetOrderAsync(OrderId orderId)
    {
        Interlocked.Increment(ref _reads);
        return OnGetOrder is null ? Task.FromResult(Orders.SingleOrDefault(order => order.Id == orderId)) : OnGetOrder(orderId);
    }

    public Task<ImmutableArray<Order>> GetOrdersAsync() => Task.FromResult(Orders.ToImmutableArray());
}
