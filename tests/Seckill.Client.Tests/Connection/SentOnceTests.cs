using System.Net;
using System.Net.Sockets;
using System.Text;
using Seckill.Client.Connection;

namespace Seckill.Client.Tests.Connection;

/// <summary>
/// .NET repeats a request by itself when a connection that was used before ends without an answer. A purchase must not be:
/// the console reports what happened, and whoever pressed decides.
/// </summary>
public sealed class SentOnceTests
{
    [Fact]
    public async Task A_purchase_on_a_used_connection_that_ends_is_not_repeated()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var serverEnds = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var requests = ServeAsync(listener, serverEnds.Token);
        await using var api = new HttpSeckillApi(new Uri($"http://{listener.LocalEndpoint}/"), TimeProvider.System);

        var listing = await api.GetProductsAsync(cancellation);
        var purchase = await api.PurchaseAsync("t", 1, TimeSpan.Zero, cancellation);
        await serverEnds.CancelAsync();

        Assert.True(listing.TryGet(out _, out _));
        Assert.False(purchase.TryGet(out _, out var failure));
        Assert.Equal(FailureCodes.ConnectionLost, failure.Code);
        Assert.Equal(["GET", "POST"], await requests);
    }

    /// <summary>Answers the first request of all and ends the connection, in good order, at any other.</summary>
    private static async Task<List<string>> ServeAsync(TcpListener listener, CancellationToken cancellation)
    {
        var methods = new List<string>();
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(cancellation);
                var stream = connection.GetStream();
                while (await ReadHeadAsync(stream, cancellation) is { Length: > 0 } head)
                {
                    methods.Add(head.Split(' ')[0]);
                    if (methods.Count > 1) break;
                    const string Body = "{\"products\":[]}";
                    await stream.WriteAsync(
                        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), cancellation);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return methods;
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, cancellation) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
