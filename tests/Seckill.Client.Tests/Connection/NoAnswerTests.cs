using System.Net;
using System.Net.Sockets;
using Seckill.Client.Connection;
using Seckill.Client.Tests.Support;
using Seckill.TestKit;

namespace Seckill.Client.Tests.Connection;

/// <summary>Whatever keeps an answer away is one line and exit code 3.</summary>
public sealed class NoAnswerTests
{
    [Theory]
    [InlineData("products")]
    [InlineData("register ann --password p")]
    [InlineData("login ann --password p")]
    [InlineData("buy 1 --token t")]
    [InlineData("buy 1 -n 10")]
    [InlineData("status 7-1-1 --token t")]
    [InlineData("orders --token t")]
    [InlineData("pay 7-1-1 --token t")]
    [InlineData("cancel 7-1-1 --token t")]
    [InlineData("watch 7-1-1 --token t")]
    [InlineData("sale stock 7 1 --token t")]
    [InlineData("sale end 7 --token t")]
    [InlineData("audit 1 --token t")]
    [InlineData("audit --token t")]
    [InlineData("cluster --token t")]
    [InlineData("-s product")]
    [InlineData("product create --name x --price 1 --token t")]
    [InlineData("sale create --product 1 --stock 1 --price 1 --for 1h --token t")]
    public async Task A_closed_port(string line)
    {
        // Bound, so that nobody else gets the port, but not listening.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var url = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/";
        using var cli = new Cli(url);

        var result = await cli.RunAsync(line);

        result.FailsWith(3, $"unreachable: no connection to {url}: Connection refused");
        Assert.Equal("", result.Out);
    }

    /// <summary>Many, as a reset shows in another way before, while and after the request is sent.</summary>
    [Fact]
    public async Task Connections_that_are_reset_as_soon_as_they_are_taken()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}/";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var resets = ResetAsync(listener, stop.Token);
        using var cli = new Cli(url);

        for (var i = 0; i < 100; i++)
        {
            var result = await cli.RunAsync("products");
            Assert.Equal(3, result.ExitCode);
            Assert.Matches("^seckill: (unreachable: no connection to|connection_lost: the connection to) http://127.+\n$", result.Error);
        }

        await stop.CancelAsync();
        await resets;
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for()
    {
        await using var server = await FakeServer.StartAsync(selfSigned: true);
        using var cli = new Cli(server.Url);

        (await cli.RunAsync("products")).FailsWithLineLike(3, $"tls_error: no TLS connection to {server.Url}/: ");
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Https_to_a_port_that_speaks_http()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url.Replace("http:", "https:"));

        (await cli.RunAsync("products")).FailsWithLineLike(3, "tls_error: no TLS connection to https://127.0.0.1:");
    }

    [Theory]
    [InlineData("products", 30)]
    [InlineData("buy 1 --token t --wait 7", 37)]
    public async Task A_time_out(string line, int seconds)
    {
        await using var server = await FakeServer.StartAsync();
        var time = new ManualTimeProvider();
        using var cli = new Cli(server.Url) { Time = time };
        var arrived = new TaskCompletionSource();
        server.On(Shop.Products, Answers.Never(arrived));
        server.On(Shop.Purchase, Answers.Never(arrived));

        var run = cli.RunAsync(line);
        await arrived.Task;
        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(run.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        (await run).FailsWithLineLike(3, $"timed_out: {server.Url}/ did not answer within {seconds} s");
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, FailureKind.NoAnswer, "unreachable: the host shop.example is not known")]
    [InlineData(HttpRequestError.ProxyTunnelError, FailureKind.NoAnswer, "unreachable: no connection to http://shop.example/: why")]
    [InlineData(HttpRequestError.ResponseEnded, FailureKind.NoAnswer, "connection_lost: the connection to http://shop.example/ was lost: why")]
    [InlineData(HttpRequestError.Unknown, FailureKind.NoAnswer, "connection_lost: the connection to http://shop.example/ was lost: why")]
    [InlineData(HttpRequestError.InvalidResponse, FailureKind.BadAnswer, "bad_answer: http://shop.example/ does not speak HTTP")]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, FailureKind.BadAnswer, "bad_answer: the server's answer is larger than the console reads")]
    internal void Every_kind_has_its_words(HttpRequestError error, FailureKind kind, string line)
    {
        var failure = NetworkFailure.From(
            new HttpRequestException(error, "outside", new IOException("why")), new Uri("http://shop.example/"));

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(line, failure.ToLine());
    }

    [Fact]
    public void A_connection_that_is_not_made_in_time_has_its_words() => Assert.Equal(
        "unreachable: no connection to http://shop.example/ within 5 s",
        NetworkFailure.ConnectTimedOut(new Uri("http://shop.example/")).ToLine());

    private static async Task ResetAsync(TcpListener listener, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var socket = await listener.AcceptSocketAsync(cancellation);
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
