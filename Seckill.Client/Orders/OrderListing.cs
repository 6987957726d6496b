using System.Collections.Immutable;

namespace Seckill.Client.Orders;

/// <summary>What <c>GET /api/orders</c> answers: the caller's orders, the newest first.</summary>
internal sealed record OrderListing(ImmutableArray<Order> Orders);
