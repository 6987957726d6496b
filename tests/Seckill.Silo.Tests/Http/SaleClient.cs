using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Seckill.Silo.Http;

/// <summary>Buyers and an admin of one front end, over HTTP.</summary>
internal sealed class SaleClient(Uri baseAddress, TestTokens tokens) : IDisposable
{
    private const long AdminId = 1_000_000_000;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 4_096 }) { BaseAddress = baseAddress };

    public Task<Answer> BuyAsync(long userId, long productId, int waitSeconds = 0) =>
        SendAsync(HttpMethod.Post, $"/api/products/{productId}/orders", userId, waitSeconds: waitSeconds);

    public Task<Answer> OrderAsync(long userId, string orderId, int waitSeconds = 0) =>
        SendAsync(HttpMethod.Get, $"/api/orders/{orderId}", userId, waitSeconds: waitSeconds);

    public Task<Answer> OrdersAsync(long userId) => SendAsync(HttpMethod.Get, "/api/orders", userId);

    public Task<Answer> AdminAsync(HttpMethod method, string path, object? body = null, int waitSeconds = 0) =>
        SendAsync(method, path, AdminId, admin: true, body, waitSeconds);

    /// <summary>Creates a product, and a sale of it that is on from <paramref name="startsIn"/> for <paramref name="window"/>.</summary>
    /// <returns>The product's id.</returns>
    public async Task<long> CreateSaleAsync(long stock, TimeSpan startsIn = default, TimeSpan? window = null, TimeProvider? clock = null)
    {
        var productId = await CreateProductAsync();
        await CreateSaleOfAsync(productId, stock, startsIn, window, clock);
        return productId;
    }

    public async Task<long> CreateProductAsync()
    {
        var product = await AdminAsync(HttpMethod.Post, "/api/admin/products", new { name = "Kettle", description = "", listPriceCents = 9_900 });
        Assert.Equal(System.Net.HttpStatusCode.Created, product.Status);
        return product.Body.GetProperty("id").GetInt64();
    }

    /// <returns>The sale's id.</returns>
    public async Task<long> CreateSaleOfAsync(
        long productId, long stock, TimeSpan startsIn = default, TimeSpan? window = null, TimeProvider? clock = null)
    {
        var starts = (clock ?? TimeProvider.System).GetUtcNow() + startsIn;
        var sale = await AdminAsync(
            HttpMethod.Post,
            "/api/admin/sales",
            new { productId, priceCents = 100, stock, startsAt = starts, endsAt = starts + (window ?? TimeSpan.FromHours(1)) });
        Assert.True(sale.Status == System.Net.HttpStatusCode.Created, sale.Body.ToString());
        return sale.Body.GetProperty("id").GetInt64();
    }

    /// <summary>The audit, once everything that was accepted is written; it must be quiet and without a violation.</summary>
    /// <returns>The audit of the product's sales.</returns>
    public async Task<JsonElement[]> AuditAsync(long productId)
    {
        var audit = await AdminAsync(HttpMethod.Get, "/api/admin/audit", waitSeconds: 20);
        Assert.True(audit.Body.GetProperty("ok").GetBoolean(), audit.Body.ToString());
        Assert.True(audit.Body.GetProperty("quiet").GetBoolean(), audit.Body.ToString());
        return [.. audit.Body.GetProperty("sales").EnumerateArray().Where(sale => sale.GetProperty("productId").GetInt64() == productId)];
    }

    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        long? userId = null,
        bool admin = false,
        object? body = null,
        int waitSeconds = 0)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, path);
        if (userId is { } id) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Mint(id, admin));
        if (waitSeconds > 0) request.Headers.Add("Prefer", $"wait={waitSeconds}");
        if (body is not null) request.Content = JsonContent.Create(body);
        var response = await CallAsync(request, HttpCompletionOption.ResponseContentRead);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new Answer(response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, response);
    }

    /// <summary>Follows an order until its stream ends, or breaks.</summary>
    /// <param name="userId">The buyer.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="seen">The statuses that were shown, to which those that come are added.</param>
    public async Task FollowAsync(long userId, string orderId, List<string> seen)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/orders/{orderId}/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Mint(userId, admin: false));
        if (seen.Count > 0) request.Headers.Add("Last-Event-ID", seen[^1]);
        using var response = await CallAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{response.StatusCode}");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) seen.Add(line["id: ".Length..]);
        }
    }

    /// <summary>The page of metrics.</summary>
    public Task<string> MetricsAsync() => _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();

    /// <exception cref="HttpRequestException">No connection, or a lost one.</exception>
    private async Task<HttpResponseMessage> CallAsync(HttpRequestMessage request, HttpCompletionOption completion)
    {
        try
        {
            return await _http.SendAsync(request, completion, TestContext.Current.CancellationToken);
        }
        catch (SocketException fault)
        {
            // .NET 10 lets it through, unwrapped, when a server that dies resets the connection that it has just taken.
            throw new HttpRequestException(HttpRequestError.ConnectionError, fault.Message, fault);
        }
    }
}
