using System.Net;
using System.Net.Sockets;
using System.Text;
using Seckill.Bench.Load.Plans;
using Seckill.Bench.Processes;

namespace Seckill.Bench.Load;

/// <summary>The generator as a process, against a server whose behaviour is known.</summary>
public sealed class GeneratorTests : IDisposable
{
    private const int Requests = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _answers;

    public GeneratorTests() => _listener.Start();

    [Fact]
    public async Task Every_answer_is_counted_by_its_status()
    {
        _ = ServeAsync(n => n % 4 == 0 ? "409 Conflict" : "202 Accepted", pauseAt: -1);
        var result = await RunAsync(Plan with { Connections = 4 });
        Assert.Equal((Requests, 0, 0), (result.Completed, result.Lost, result.Unsent));
        Assert.Equal((150, 50), (result.CountOf(202), result.CountOf(409)));
        Assert.Equal(Requests, result.Latency.Count);
        Assert.Equal(2 * Requests, result.BodyBytes);
    }

    [Fact]
    public async Task A_pause_of_the_server_is_in_the_latency_of_all_that_were_due_meanwhile()
    {
        // 1,000 a second on one connection: a pause of 0.2 s makes nearly all of the 200 wait, half of them for more than 0.1 s.
        // Were it measured from when they could be sent (coordinated omission), one request would show it and no other.
        _ = ServeAsync(_ => "200 OK", pauseAt: 1);
        var result = await RunAsync(Plan with { RatePerSecond = 1_000 });
        Assert.Equal(Requests, result.Completed);
        Assert.InRange(result.Latency.P50, Pause.TotalMicroseconds * 0.4, double.MaxValue);
    }

    public void Dispose() => _listener.Dispose();

    private LoadPlan Plan => new()
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Method = "GET",
        Path = "/",
        Connections = 1,
        MaxRequests = Requests,
        MaxSeconds = 20,
    };

    private static Task<LoadResult> RunAsync(LoadPlan plan) =>
        LoadGenerator.RunAsync(plan, TestContext.Current.CancellationToken);

    private async Task ServeAsync(Func<int, string> status, int pauseAt)
    {
        while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(), status, pauseAt);
    }

    private async Task ServeAsync(TcpClient client, Func<int, string> status, int pauseAt)
    {
        using var _ = client;
        client.NoDelay = true;
        var buffer = new byte[4_096];
        while (await client.GetStream().ReadAsync(buffer) > 0)
        {
            var number = Interlocked.Increment(ref _answers);
            if (number == pauseAt) await Task.Delay(Pause, TimeProvider.System);
            var answer = $"HTTP/1.1 {status(number)}\r\nContent-Length: 2\r\n\r\n{{}}";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
