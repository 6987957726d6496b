using Microsoft.AspNetCore.Http;

namespace Seckill.Client.Tests.Support;

/// <summary>Scripts that many tests share: a server with one product on sale, where everybody can register.</summary>
internal static class Shop
{
    public const string Products = "GET /api/products";
    public const string Register = "POST /api/register";
    public const string Login = "POST /api/login";
    public const string Purchase = "POST /api/products/1/orders";

    public static readonly object Sale = new
    {
        id = 7,
        priceCents = 999,
        stock = 100,
        available = 42,
        startsAt = "2026-11-11T12:00:00.000Z",
        endsAt = "2026-11-11T13:00:00.000Z",
        state = "open",
    };

    public static object Product(int id = 1, string name = "Phone", object? sale = null) =>
        new { id, name, description = "", listPriceCents = 129_900, sale };

    public static void OpenShop(this FakeServer server, params RequestDelegate[] purchases)
    {
        server.On(Products, Answers.Json(200, new { products = new[] { Product(sale: Sale) } }));
        server.On(Register, Answers.Json(201, new { userId = 5 }));
        server.On(Login, Answers.Json(200, new { accessToken = "buyer.token", expiresIn = 3600 }));
        server.On(Purchase, purchases);
    }

    public static RequestDelegate Order(int sequence, string status) =>
        Answers.Json(202, new { orderId = $"7-1-{sequence}", status });

    public static object OrderOf(string orderId, string status = "placed") => new
    {
        orderId,
        productId = 1,
        saleId = 7,
        priceCents = 999,
        status,
        createdAt = "2026-11-11T12:00:01.250Z",
        expiresAt = "2026-11-11T12:15:01.250Z",
    };
}
