using System.Net;
using System.Net.Sockets;
using System.Text;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Hostile;

/// <summary>Bytes that only a real server sees, behind Kestrel with our limits.</summary>
public sealed class WireTests
{
    private const string Chunked =
        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("GARBAGE\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "400")]
    [InlineData(Chunked + "ZZ\r\n", "400")]
    [InlineData(Chunked + "FFFFFFFFFFFF\r\n", "400")]
    [InlineData("POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n", "413")]
    [InlineData("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200")]
    public async Task What_is_not_http_is_refused(string bytes, string status)
    {
        await using var web = await FrontEnd.StartAsync(kestrel: true);
        Assert.StartsWith($"HTTP/1.1 {status}", await ExchangeAsync(web.Address, bytes));
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetItAsync("/healthz")).StatusCode);
        Assert.Empty(web.Log.Errors);
    }

    [Theory]
    [InlineData(200, 1, "431")]
    [InlineData(1, 20_000, "431")]
    [InlineData(1, 100, "200")]
    public async Task Headers_are_bounded(int count, int size, string status)
    {
        await using var web = await FrontEnd.StartAsync(kestrel: true);
        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('x', size)}\r\n"));
        var request = $"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n";
        Assert.StartsWith($"HTTP/1.1 {status}", await ExchangeAsync(web.Address, request));
    }

    [Fact]
    public async Task The_request_line_is_bounded()
    {
        await using var web = await FrontEnd.StartAsync(kestrel: true);
        var path = new string('x', WebLimits.MaxRequestLineBytes);
        Assert.StartsWith("HTTP/1.1 414", await ExchangeAsync(web.Address, $"GET /{path} HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    [Theory]
    [InlineData("/login", "Content-Type: application/json")]
    [InlineData("/api/products/1/orders", "X: x")]
    public async Task One_byte_too_many_closes_the_connection(string path, string header)
    {
        await using var web = await FrontEnd.StartAsync(kestrel: true);
        web.PutOnSale();
        var token = web.As(7).DefaultRequestHeaders.GetValues("Authorization").Single();
        var head = $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n{header}\r\n";
        var body = new string('x', WebLimits.MaxBodyBytes + 1);
        string[] framings =
        [
            $"Content-Length: {body.Length}\r\n\r\n{body}",
            $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}",
        ];
        foreach (var framing in framings)
        {
            var answer = await ExchangeAsync(web.Address, head + framing, toTheEnd: true);
            Assert.StartsWith("HTTP/1.1 413", answer);
            Assert.Contains("Connection: close\r\n", answer);
            Assert.Contains("\"body_too_large\"", answer);
        }
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is()
    {
        await using var web = await FrontEnd.StartAsync(kestrel: true);
        Assert.False((await web.Client.GetItAsync("/healthz")).Headers.Contains("Server"));
    }

    /// <summary>Sends the bytes and reads the status line, or everything until the server closes.</summary>
    private static async Task<string> ExchangeAsync(Uri address, string bytes, bool toTheEnd = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), TestContext.Current.CancellationToken);
        var buffer = new byte[4_096];
        var least = toTheEnd ? buffer.Length : "HTTP/1.1 200".Length;
        var cancellation = TestContext.Current.CancellationToken;
        var length = await stream.ReadAtLeastAsync(buffer, least, throwOnEndOfStream: false, cancellation);
        return Encoding.Latin1.GetString(buffer, 0, length);
    }
}
