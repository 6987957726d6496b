using System.Net;
using System.Text;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Errors;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/nothing")]
    [InlineData("/api/products/1/nothing")]
    [InlineData("/openapi/v2.json")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/api/orders/1-1-1/refund")]
    public async Task An_unknown_address_is_not_found(string path)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Client.GetItAsync(path).RefusedAsync(404, "not_found");
        await web.AsAdmin().GetItAsync(path).RefusedAsync(404, "not_found");
    }

    [Theory]
    [InlineData("GET", "/api/register", "POST")]
    [InlineData("DELETE", "/api/products", "GET")]
    [InlineData("PUT", "/api/products/1/orders", "POST")]
    [InlineData("POST", "/healthz", "GET")]
    [InlineData("BREW", "/api/orders", "GET")]
    public async Task An_unknown_method_is_not_allowed(string method, string path, string allowed)
    {
        await using var web = await FrontEnd.StartAsync();
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        var response = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains(allowed, response.Content.Headers.Allow);
        await Task.FromResult(response).RefusedAsync(405, "method_not_allowed");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("json")]
    public async Task A_body_that_is_not_json_is_unsupported(string mediaType)
    {
        await using var web = await FrontEnd.StartAsync();
        foreach (var path in (string[])["/api/register", "/login"])
        {
            await Post(web.Client, path, Empty()).RefusedAsync(415, "unsupported_media_type");
        }

        await Post(web.AsAdmin(), "/api/admin/products", Empty()).RefusedAsync(415, "unsupported_media_type");

        ByteArrayContent Empty() => Body("{}"u8.ToArray(), mediaType);
    }

    [Fact]
    public async Task A_body_without_a_type_is_unsupported()
    {
        await using var web = await FrontEnd.StartAsync();
        var untyped = new ByteArrayContent("{}"u8.ToArray());
        await Post(web.Client, "/api/register", untyped).RefusedAsync(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"name\":\"alice\",}")]
    [InlineData("{\"name\":\"alice\"} x")]
    [InlineData("// comment\n{}")]
    [InlineData("{name:\"alice\"}")]
    [InlineData("{\"name\":\"alice\",\"name\":\"bob\",\"password\":\"12345678\"}")]
    [InlineData("{\"x\":[[[[[[[[[[[[]]]]]]]]]]]]}")]
    [InlineData("\ufeff{}")]
    public async Task A_malformed_body_is_invalid(string json)
    {
        await using var web = await FrontEnd.StartAsync();
        var problem = await web.Client.PostJsonAsync("/api/register", json).RefusedAsync(400, "invalid_request");
        Assert.DoesNotContain("Seckill.", problem.ToJsonString());
        Assert.DoesNotContain("System.", problem.ToJsonString());
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_invalid()
    {
        await using var web = await FrontEnd.StartAsync();
        byte[] json = [.. "{\"name\":\""u8, 0xff, 0xfe, .. "lice\",\"password\":\"12345678\"}"u8];
        await Post(web.Client, "/api/register", Body(json)).RefusedAsync(400, "invalid_request");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unknown_members_are_ignored_and_the_size_is_bounded_to_the_byte(bool chunked)
    {
        await using var web = await FrontEnd.StartAsync();
        const string start = """{"name":"alice","password":"12345678","x":" """;
        const int max = WebLimits.MaxBodyBytes;
        foreach (var (size, fits) in ((int, bool)[])[(max, true), (max + 1, false), (1 << 20, false)])
        {
            var json = Encoding.UTF8.GetBytes(start + new string('x', size - start.Length - 2) + "\"}");
            Assert.Equal(size, json.Length);
            var sending = Post(web.Client, "/api/register", chunked ? new Unsized(json) : Body(json));
            if (fits) await sending.OkAsync(HttpStatusCode.Created);
            else await sending.RefusedAsync(413, "body_too_large");
        }
    }

    [Fact]
    public async Task The_unforeseen_is_logged_and_not_shown()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Account("alice").Fault = new FormatException("secret detail");
        const string login = """{"name":"alice","password":"12345678"}""";
        var problem = await web.Client.PostJsonAsync("/api/login", login).RefusedAsync(500, "internal_error");
        Assert.DoesNotContain("secret", problem.ToJsonString());
        Assert.Contains("secret detail", Assert.Single(web.Log.Errors));
    }

    private static ByteArrayContent Body(byte[] bytes, string mediaType = "application/json")
    {
        var body = new ByteArrayContent(bytes);
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return body;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, HttpContent body) =>
        client.PostAsync(path, body, TestContext.Current.CancellationToken);
}
