using System.Collections.Immutable;
using System.Text.Json;
using Seckill.Client.Connection;

namespace Seckill.Client.Orders;

/// <summary>Reads what <c>GET /api/orders</c> answers: a list, bare or as the member <c>orders</c>.</summary>
internal static class OrderListing
{
    public static ApiResult<ImmutableArray<Order>> Read(JsonElement document)
    {
        try
        {
            var list = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("orders", out var orders)
                ? orders
                : document;
            return list.Deserialize<ImmutableArray<Order>>(Json.Options);
        }
        catch (JsonException)
        {
            return Json.BadAnswer("the server answered with something that is no list of orders");
        }
    }
}
