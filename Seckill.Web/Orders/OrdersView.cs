namespace Seckill.Web.Orders;

/// <summary>The caller's orders, the newest first.</summary>
internal sealed record OrdersView(IReadOnlyList<OrderView> Orders);
