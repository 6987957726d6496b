using System.Text;
using Seckill.Bench.Load.Http;
using Seckill.Bench.Load.Plans;
using Seckill.TestKit;

namespace Seckill.Bench.Load;

public sealed class RequestWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TokenFile _tokens;

    public RequestWriterTests()
    {
        TokenFile.Write(_folder.File("tokens"), 4, index => [(byte)'t', (byte)('0' + index)]);
        _tokens = new TokenFile(_folder.File("tokens"));
    }

    [Fact]
    public void A_purchase_has_a_product_a_token_and_no_body()
    {
        var plan = Plan("POST", "/api/products/") with { PathEnd = "/orders", FirstProduct = 7, Products = 2, Tokens = 3 };
        Assert.Equal(
            "POST /api/products/7/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer t0\r\nContent-Length: 0\r\n\r\n",
            Write(plan, 0));
        Assert.Contains("/products/8/", Write(plan, 1));
        Assert.Contains("/products/7/", Write(plan, 2));
        Assert.Contains(" t2\r\n", Write(plan, 2));
        Assert.Contains(" t0\r\n", Write(plan, 3));
    }

    [Fact]
    public void Products_can_be_sold_one_after_the_other()
    {
        var plan = Plan("POST", "/") with { FirstProduct = 1, Products = 3, RequestsPerProduct = 2, Tokens = 1 };
        var paths = Enumerable.Range(0, 7).Select(n => Write(plan, n).Split(' ')[1]);
        Assert.Equal(["/1", "/1", "/2", "/2", "/3", "/3", "/1"], paths);
    }

    [Fact]
    public void Without_tokens_nobody_is_named() => Assert.Equal(
        "GET /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        Text(new RequestWriter(Plan("GET", "/api/products"), null), 0));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public void Tokens_that_are_not_there_are_refused(int first, int count) => Assert.Throws<ArgumentException>(
        () => new RequestWriter(Plan("GET", "/") with { FirstToken = first, Tokens = count }, _tokens));

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        var path = _folder.File("cut");
        File.WriteAllBytes(path, File.ReadAllBytes(_folder.File("tokens"))[..^1]);
        Assert.Throws<InvalidDataException>(() => new TokenFile(path));
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _folder.Dispose();
    }

    private static LoadPlan Plan(string method, string path) => new()
    {
        Port = 1, Method = method, Path = path, Connections = 1, MaxRequests = 1, MaxSeconds = 1,
    };

    private string Write(LoadPlan plan, int number) => Text(new RequestWriter(plan, _tokens), number);

    private static string Text(RequestWriter writer, int number)
    {
        var buffer = new byte[LoadLimits.MaxRequestBytes];
        return Encoding.ASCII.GetString(buffer, 0, writer.Write(number, buffer));
    }
}
