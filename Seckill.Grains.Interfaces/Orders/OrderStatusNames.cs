namespace Seckill.Orders;

/// <summary>How an order's status is spelled to clients.</summary>
public static class OrderStatusNames
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

    /// <summary>The status with this name; null when none has it.</summary>
    public static OrderStatus? Parse(string? name) => name switch
    {
        "pending" => OrderStatus.Pending,
        "placed" => OrderStatus.Placed,
        "paid" => OrderStatus.Paid,
        "cancelled" => OrderStatus.Cancelled,
        "rejected" => OrderStatus.Rejected,
        _ => null,
    };
}
