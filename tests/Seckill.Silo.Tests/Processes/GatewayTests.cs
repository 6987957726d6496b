using Seckill.TestKit;

namespace Seckill.Silo.Processes;

/// <summary>The console and a silo, two processes, with a gateway between them: on the embedded engine and on Orleans.</summary>
public sealed class GatewayTests
{
    [Fact]
    public async Task A_console_sells_buys_looks_and_audits_through_the_gateway()
    {
        using var folder = new TempFolder();
        var port = LoopbackPort.Free();
        var (silo, _) = await SiloProcess.StartAsync(
            folder.Path, $"--Cluster:GatewayPort={port}", "--Cluster:SiloName=noon", "--Catalog:Samples=false");
        await using var _1 = silo;
        var console = new ConsoleProcess(folder.Path, "--gateway", $"127.0.0.1:{port}");

        await console.OkAsync("product create --name Kettle --price 9");
        await console.OkAsync("sale create --product 1 --price 1 --stock 5 --for 1h");
        await console.OkAsync("register ann --password s3cret-s3cret");
        await console.OkAsync("login ann --password s3cret-s3cret");
        Assert.Contains("order 1-1-1 placed", await console.OkAsync("buy 1"), StringComparison.Ordinal);
        Assert.Contains("1-1-1", await console.OkAsync("status 1-1-1"), StringComparison.Ordinal);
        Assert.Contains("\"available\": 4", await console.OkAsync("product 1 --json"), StringComparison.Ordinal);
        Assert.Contains("noon", await console.OkAsync("cluster"), StringComparison.Ordinal);
        Assert.Contains("all invariants hold", await console.OkAsync("audit"), StringComparison.Ordinal);
        var (exitCode, _, errors) = await console.RunAsync("product 2");
        Assert.Equal((1, true), (exitCode, errors.Contains("product_not_found", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_silo_without_a_gateway_port_lets_no_console_in()
    {
        using var folder = new TempFolder();
        var port = LoopbackPort.Free();
        var (silo, _) = await SiloProcess.StartAsync(folder.Path, "--Catalog:Samples=false");
        await using var _1 = silo;

        var (exitCode, output, errors) = await new ConsoleProcess(folder.Path, "--gateway", $"127.0.0.1:{port}").RunAsync("cluster");

        Assert.NotEqual(0, exitCode);
        Assert.Empty(output);
        Assert.Contains($"127.0.0.1:{port}", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }
}
