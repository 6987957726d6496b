using System.Text;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Hostile;

/// <summary>Makes requests that nobody in good faith would send; the same seed makes the same ones.</summary>
internal sealed class HostileRequests(int seed, string[] tokens)
{
    private static readonly string[] Methods =
    [
        "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW",
    ];

    private static readonly (string Method, string Path)[] Calls =
    [
        ("POST", "/api/register"), ("POST", "/api/login"), ("POST", "/register"), ("POST", "/login"),
        ("GET", "/api/products"),
        ("GET", "/api/products/{0}"), ("POST", "/api/products/{0}/orders"), ("POST", "/api/products/1/orders"),
        ("GET", "/api/orders"), ("GET", "/api/orders/{0}"), ("GET", "/api/orders/{0}/events"), ("POST", "/api/admin/products"),
        ("GET", "/api/orders/11-1-1/events"), ("POST", "/api/orders/{0}/pay"), ("POST", "/api/orders/{0}/cancel"),
        ("POST", "/api/orders/11-1-1/pay"), ("POST", "/api/payments/callback"), ("PUT", "/api/admin/sales/{0}"),
        ("PUT", "/api/admin/sales/11"), ("POST", "/api/admin/sales/{0}/pause"), ("POST", "/api/admin/sales/11/end"),
        ("GET", "/api/admin/sales/{0}/journal"), ("GET", "/api/admin/sales/11/changes"),
        ("POST", "/api/admin/sales"), ("GET", "/api/admin/audit"), ("GET", "/api/admin/cluster"), ("GET", "/healthz"),
        ("GET", "/api/admin/products/{0}"),
        ("GET", "/api/admin/dead-letters"), ("POST", "/api/admin/dead-letters/{0}/replay"), ("GET", "/readyz"),
        ("GET", "/metrics"), ("GET", "/openapi/v1.json"), ("GET", "/{0}"), ("GET", "//{0}//"), ("GET", "/api/../{0}"),
        ("POST", "/api/products/{0}/../../orders"),
    ];

    /// <summary>Bodies in good faith, of which a request changes some members.</summary>
    private static readonly (string Member, string Value)[][] Bodies =
    [
        [("name", "\"alice\""), ("password", "\"password 1\"")],
        [("name", "\"Phone\""), ("description", "\"x\""), ("listPriceCents", "1")],
        [
            ("productId", "1"), ("priceCents", "1"), ("stock", "1"),
            ("startsAt", "\"2026-11-11T12:00:00Z\""), ("endsAt", "\"2026-11-12T12:00:00Z\""),
        ],
        [
            ("paymentId", "\"p-1\""), ("orderId", "\"11-1-1\""), ("status", "\"succeeded\""), ("amountCents", "1"),
            ("currency", "\"CNY\""),
        ],
    ];

    private static readonly string[] Ids =
    [
        "1", "2", "0", "-1", "01", "1-1-1", "11-1-1", "1-1-2147483648", "9223372036854775807", "9223372036854775808", "1e9",
        "NaN", "null", "%01", "%2e%2e", "%2f", "%ff", "%F0%9F%98%80", "'; drop table users --", "<script>", "${jndi:x}",
        "{}", "*", "١", " ", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "1.5", "1e400", "-9223372036854775809", "9223372036854775808", "\"\"", "\"alice\"",
        "\"password 1\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"'; drop table users --\"", "[]", "{}",
        "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"a\":{\"a\":{}}}", "\"2026-11-11T12:00:00Z\"", "\"2026-11-11T13:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"x", "tru", "",
    ];

    private static readonly string[] Members =
    [
        "name", "password", "description", "listPriceCents", "productId", "priceCents", "stock", "startsAt", "endsAt",
        "Name", "", "__proto__", "$type", "\\u0000",
    ];

    private static readonly string[] MediaTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-7", "text/plain",
        "application/problem+json", "x", "", ";;;", "multipart/form-data; boundary=x",
    ];

    private static readonly string[] HeaderValues =
    [
        "", " ", "wait=1", "wait=99999999999999999999", "wait=-1", "wait=\"", ",;=\"\\", "\"", "*", "W/\"x\"", "bytes=0-",
        "Bearer", "Bearer ", "Bearer ..", "Bearer a.b.c", "Basic x", "Negotiate", "gzip, deflate;q=x", "\u00e9\u00ff",
        "100-continue", "placed", "t=1,v1=00", "t=99999999999999999999,v1=", "t=1,v1=zz,",
    ];

    private static readonly string[] Headers =
    [
        "Prefer", "If-None-Match", "If-Modified-Since", "Range", "Authorization", "Accept", "Accept-Encoding",
        "X-Forwarded-For", "Cookie", "Content-Encoding", "Last-Event-ID", "Payment-Signature",
    ];

    private readonly Random _random = new(seed);

    public HttpRequestMessage Next()
    {
        var (method, route) = Calls[_random.Next(Calls.Length)];
        if (_random.Next(8) == 0) method = Pick(Methods);
        var path = string.Format(route, Uri.EscapeDataString(Pick(Ids)).Replace("%25", "%"));
        if (_random.Next(4) == 0) path += $"?{Pick(Members)}={Uri.EscapeDataString(Pick(Values))}";
        var request = new HttpRequestMessage(new HttpMethod(method), $"http://localhost{path}");
        if (_random.Next(5) != 0) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token()}");
        for (var i = _random.Next(3); i > 0; i--) request.Headers.TryAddWithoutValidation(Pick(Headers), Pick(HeaderValues));
        if (method is not ("GET" or "HEAD" or "TRACE") || (method == "GET" && _random.Next(8) == 0)) request.Content = Body();
        return request;
    }

    private HttpContent Body()
    {
        var bytes = _random.Next(9) switch
        {
            0 => Noise(_random.Next(100)),
            1 => new byte[_random.Next(2 * WebLimits.MaxBodyBytes)],
            2 => Encoding.UTF8.GetBytes(new string('[', _random.Next(WebLimits.MaxBodyBytes))),
            _ => Mutated(Encoding.UTF8.GetBytes(Object())),
        };
        var mediaType = _random.Next(5) == 0 ? Pick(MediaTypes) : "application/json";
        if (_random.Next(2) == 0) return new Unsized(bytes, mediaType);
        var body = new ByteArrayContent(bytes);
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return body;
    }

    private string Object()
    {
        var members = Bodies[_random.Next(Bodies.Length)].ToList();
        for (var i = _random.Next(3); i > 0; i--)
        {
            if (_random.Next(3) == 0) members.Add((Pick(Members), Pick(Values)));
            else members[_random.Next(members.Count)] = members[_random.Next(members.Count)] with { Value = Pick(Values) };
        }

        return $"{{{string.Join(',', members.Select(member => $"\"{member.Member}\":{member.Value}"))}}}";
    }

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
