using System.Diagnostics;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests;

/// <summary>The real process, with the real console and real signals.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Runs_logs_in_and_lists()
    {
        await using var server = await FakeServer.StartAsync();
        using var home = new Cli();
        server.OpenShop();
        server.On("GET /api/orders", Answers.Json(200, new { orders = Array.Empty<object>() }));

        var products = await RunAsync(home, $"products --url {server.Url}");
        var login = await RunAsync(home, $"login ann --url {server.Url}", input: "s3cret\n");
        var orders = await RunAsync(home, $"orders --url {server.Url}");
        var wrong = await RunAsync(home, "nonsense");

        products.IsOk();
        Assert.Contains("Phone", products.Out);
        login.IsOk();
        Assert.Equal("s3cret", server.SeenOf(Shop.Login).Single().Json.GetProperty("password").GetString());
        orders.IsOk();
        Assert.Equal("no orders\n", orders.Out);
        wrong.FailsWithLineLike(2, "usage: ");
    }

    [Fact]
    public async Task Ctrl_C_ends_with_the_summary_so_far()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a POSIX signal");
        await using var server = await FakeServer.StartAsync();
        using var home = new Cli();
        var arrived = new TaskCompletionSource();
        server.OpenShop(Shop.Order(1, "placed"), Answers.Never(arrived));

        using var process = Start(home, $"buy 1 -n 5 --concurrency 1 --json --url {server.Url}");
        await arrived.Task;
        using var kill = Process.Start("kill", $"-INT {process.Id}");
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var result = await FinishAsync(process);

        result.FailsWith(1, "cancelled: interrupted when 2 of 5 purchases were sent");
        Assert.Equal(1, result.Json.GetProperty("placed").GetInt32());
    }

    private static async Task<CliResult> RunAsync(Cli home, string line, string input = "")
    {
        using var process = Start(home, line);
        await process.StandardInput.WriteAsync(input);
        return await FinishAsync(process);
    }

    private static Process Start(Cli home, string line)
    {
        // A run in the background of a shell ignores SIGINT, and so would its children; a person's terminal does not.
        var (program, before) = OperatingSystem.IsLinux() ? ("env", "--default-signal=INT dotnet ") : ("dotnet", "");
        var start = new ProcessStartInfo(program, $"{before}{typeof(CommandLine).Assembly.Location} {line}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in home.Environment) start.Environment[name] = value;
        foreach (var name in new[] { "SECKILL_URL", "SECKILL_TOKEN", "SECKILL_PASSWORD" }) start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    private static async Task<CliResult> FinishAsync(Process process)
    {
        var cancellation = TestContext.Current.CancellationToken;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new CliResult(process.ExitCode, await output, await error);
    }
}
