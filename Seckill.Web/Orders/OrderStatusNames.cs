using Seckill.Orders;

namespace Seckill.Web.Orders;

/// <summary>How a status is spelled in JSON.</summary>
internal static class OrderStatusNames
{
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.Pending => "pending",
        OrderStatus.Placed => "placed",
        OrderStatus.Paid => "paid",
        OrderStatus.Cancelled => "cancelled",
        OrderStatus.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An order has no such status."),
    };
}
