using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Users;

/// <summary>A user's last attempt at one product. A link in a short list: most users try one product.</summary>
internal sealed class Attempt(long productId)
{
    public long ProductId { get; } = productId;

    /// <summary>When it was admitted, in ticks of the <see cref="TimeProvider"/>.</summary>
    public long AdmittedAt { get; set; }

    /// <summary>The attempt while it is on its way.</summary>
    public Task<PurchaseResult>? InFlight { get; set; }

    /// <summary>The order that it led to, new or found.</summary>
    public OrderId? OrderId { get; set; }

    public Attempt? Next { get; set; }
}
