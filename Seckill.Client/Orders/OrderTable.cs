using System.Globalization;
using Seckill.Client.Output;
using Spectre.Console;

namespace Seckill.Client.Orders;

/// <summary>Orders as a table.</summary>
internal static class OrderTable
{
    public static Table Create(CommandContext context, IEnumerable<Order> orders)
    {
        var table = context.Screen.CreateTable("Order", "Product", "Sale", "Price", "Status", "Created", "Pay until");
        foreach (var order in orders)
        {
            Screen.AddRow(
                table,
                order.OrderId,
                order.ProductId.ToString(CultureInfo.InvariantCulture),
                order.SaleId.ToString(CultureInfo.InvariantCulture),
                MoneyText.Format(order.PriceCents),
                order.Status,
                TimeText.Format(order.CreatedAt, context.Time),
                TimeText.Format(order.ExpiresAt, context.Time));
        }

        return table;
    }
}
