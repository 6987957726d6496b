using System.Text;
using Seckill.Bench.Load.Http;

namespace Seckill.Bench.Load;

public sealed class ResponseReaderTests
{
    private const string Sized = "HTTP/1.1 202 Accepted\r\nContent-Type: x\r\ncontent-length: 5\r\n\r\nhello";
    private const string Chunked = "HTTP/1.1 409 Conflict\r\nDate: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "5\r\nhello\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n";
    private const string Empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private const string NotModified = "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n";

    public static TheoryData<string, int, long> Answers => new()
    {
        { Sized, 202, 5 }, { Chunked, 409, 31 }, { Empty, 200, 0 }, { NotModified, 304, 0 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_ends_at_its_last_byte_however_it_is_cut(string answer, int status, long bodyBytes)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        for (var size = 1; size <= bytes.Length; size++)
        {
            var reader = new ResponseReader();
            for (var time = 1; time <= 2; time++)
            {
                for (var at = 0; at < bytes.Length; at += size)
                {
                    var piece = bytes.AsSpan(at, Math.Min(size, bytes.Length - at));
                    Assert.Equal(at + piece.Length == bytes.Length, reader.Read(piece));
                }

                Assert.Equal((status, time * bodyBytes), (reader.Status, reader.BodyBytes));
            }
        }
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData(Sized + "x")]
    [InlineData(Empty + Empty)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n\r\n")]
    public void What_is_not_understood_is_an_error(string answer) =>
        Assert.Throws<InvalidDataException>(() => new ResponseReader().Read(Encoding.ASCII.GetBytes(answer)));

    [Fact]
    public void A_head_without_end_is_an_error()
    {
        var reader = new ResponseReader();
        var piece = new byte[LoadLimits.MaxHeadBytes];
        Assert.False(reader.Read(piece));
        Assert.Throws<InvalidDataException>(() => reader.Read(piece));
    }
}
