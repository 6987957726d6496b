using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Users;

/// <summary>A user's last attempt at one product.</summary>
/// <param name="productId">The product.</param>
internal struct Attempt(long productId)
{
    public readonly long ProductId = productId;

    /// <summary>When it was admitted, in ticks of the <see cref="TimeProvider"/>.</summary>
    public long AdmittedAt;

    /// <summary>The attempt while it is on its way.</summary>
    public Task<PurchaseResult>? InFlight;

    /// <summary>The order that it led to, new or found.</summary>
    public OrderId? OrderId;
}
