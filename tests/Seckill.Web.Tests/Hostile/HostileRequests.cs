using System.Text;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Hostile;

/// <summary>Makes requests that nobody in good faith would send; the same seed makes the same ones.</summary>
internal sealed class HostileRequests(int seed, Uri server, string[] tokens)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"];

    private static readonly string[] Paths =
    [
        "/api/register", "/api/login", "/register", "/login", "/api/products", "/api/products/{0}", "/api/products/{0}/orders", "/api/orders",
        "/api/orders/{0}", "/api/orders/{0}/events", "/api/admin/products", "/api/admin/sales", "/api/admin/audit", "/api/admin/cluster",
        "/healthz", "/readyz", "/metrics", "/openapi/v1.json", "/", "/{0}", "//{0}//", "/api/../{0}", "/api/products/{0}/../../orders",
    ];

    private static readonly string[] Ids =
    [
        "1", "2", "0", "-1", "01", "1-1-1", "11-1-1", "1-1-2147483648", "9223372036854775807", "9223372036854775808", "1e9", "NaN", "null", "%00",
        "%2e%2e", "%2f", "%ff", "%F0%9F%98%80", "'; drop table users --", "<script>", "${jndi:x}", "{}", "*", "١", " ", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "1.5", "1e400", "-9223372036854775809", "9223372036854775808", "\"\"", "\"alice\"", "\"password 1\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"'; drop table users --\"", "[]", "{}", "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"a\":{\"a\":{}}}",
        "\"2026-11-11T12:00:00Z\"", "\"2026-11-11T13:00:00Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"x", "tru", "",
    ];

    private static readonly string[] Members =
        ["name", "password", "description", "listPriceCents", "productId", "priceCents", "stock", "startsAt", "endsAt", "Name", "", "__proto__", "$type", "\\u0000"];

    private static readonly string[] MediaTypes =
        ["application/json", "application/json; charset=utf-8", "application/json; charset=utf-7", "text/plain", "application/problem+json", "x", "", ";;;", "multipart/form-data; boundary=x"];

    private static readonly string[] HeaderValues =
    [
        "", " ", "wait=1", "wait=99999999999999999999", "wait=-1", "wait=\"", ",;=\"\\", "\"", "*", "W/\"x\"", "bytes=0-", "Bearer", "Bearer ", "Bearer ..",
        "Bearer a.b.c", "Basic x", "Negotiate", "gzip, deflate;q=x", "\u00e9\u00ff", "100-continue",
    ];

    private static readonly string[] Headers = ["Prefer", "If-None-Match", "If-Modified-Since", "Range", "Authorization", "Accept", "Accept-Encoding", "X-Forwarded-For", "Cookie", "Content-Encoding"];

    private readonly Random _random = new(seed);

    public HttpRequestMessage Next()
    {
        var path = string.Format(Pick(Paths), Uri.EscapeDataString(Pick(Ids)).Replace("%25", "%"));
        if (_random.Next(4) == 0) path += $"?{Pick(Members)}={Uri.EscapeDataString(Pick(Values))}";
        var method = _random.Next(3) == 0 ? Pick(Methods) : _random.Next(2) == 0 ? "GET" : "POST";
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{server.GetLeftPart(UriPartial.Authority)}{path}", asItIs));
        if (_random.Next(3) != 0) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token()}");
        for (var i = _random.Next(3); i > 0; i--) request.Headers.TryAddWithoutValidation(Pick(Headers), Pick(HeaderValues));
        if (method is not ("GET" or "HEAD" or "TRACE") || (method == "GET" && _random.Next(8) == 0)) request.Content = Body();
        return request;
    }

    private HttpContent Body()
    {
        var bytes = _random.Next(6) switch
        {
            0 => Noise(_random.Next(100)),
            1 => new byte[_random.Next(2 * WebLimits.MaxBodyBytes)],
            2 => Encoding.UTF8.GetBytes(new string('[', _random.Next(WebLimits.MaxBodyBytes))),
            _ => Mutated(Encoding.UTF8.GetBytes(Object())),
        };
        var mediaType = _random.Next(3) == 0 ? Pick(MediaTypes) : "application/json";
        if (_random.Next(2) == 0) return new Unsized(bytes, mediaType);
        var body = new ByteArrayContent(bytes);
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return body;
    }

    private string Object() => $"{{{string.Join(',', Enumerable.Range(0, _random.Next(7)).Select(_ => $"\"{Pick(Members)}\":{Pick(Values)}"))}}}";

    private byte[] Mutated(byte[] bytes)
    {
        if (_random.Next(4) == 0 && bytes.Length > 0) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return _random.Next(8) == 0 ? bytes[..(bytes.Length / 2)] : bytes;
    }

    private string Token()
    {
        var token = Pick(tokens);
        if (_random.Next(3) != 0) return token;
        var at = _random.Next(token.Length);
        return token[..at] + (char)_random.Next(33, 126) + token[(at + 1)..];
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
