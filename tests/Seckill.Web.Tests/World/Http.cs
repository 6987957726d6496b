using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Seckill.Web.Tests.World;

/// <summary>Short words for requests, and what every answer has to be.</summary>
internal static class Http
{
    public static StringContent Json(string json, string mediaType = "application/json") =>
        new(json, Encoding.UTF8, mediaType);

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, string json) =>
        client.PostAsync(path, Json(json), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> GetItAsync(
        this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.SendAsync(Request(HttpMethod.Get, path, headers), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> BuyAsync(
        this HttpClient client, long productId = FrontEnd.ProductId, params (string Name, string Value)[] headers) =>
        client.SendAsync(
            Request(HttpMethod.Post, $"/api/products/{productId}/orders", headers), TestContext.Current.CancellationToken);

    public static HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonNode> OkAsync(this Task<HttpResponseMessage> sending, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = await sending;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The body of a refusal, which must be problem details with this status and code.</summary>
    public static async Task<JsonNode> RefusedAsync(this Task<HttpResponseMessage> sending, int status, string code)
    {
        var response = await sending;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.Equal(JsonValueKind.String, problem["title"]!.GetValueKind());
        Assert.Equal($"urn:seckill:problem:{code}", (string?)problem["type"]);
        var challenge = code == "bad_signature" ? "Payment-Signature" : "Bearer";
        if (status == 401) Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
        if (status is 429 or 503) Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        return problem;
    }
}
