using System.Net;
using System.Net.Sockets;
using Seckill.Silo.Backends;
using Seckill.TestKit;

namespace Seckill.Silo.Processes;

/// <summary>A port that somebody else has ends the start with one line that names the key.</summary>
public sealed class PortTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:{0}")]
    [InlineData("Cluster:GatewayPort", "{0}")]
    [InlineData("Cluster:SiloPort", "{0}")]
    public async Task A_taken_port_is_told_by_its_key(string key, string value)
    {
        Assert.SkipWhen(key == "Cluster:SiloPort" && TestEngine.IsEmbedded, "the embedded engine has no port for other silos");
        await using var world = Backend.New(BackendKind.Defaults);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await RefusedAsync(world, key, [.. world.Settings, $"--{key}={string.Format(value, port)}"]);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told_by_its_key()
    {
        Assert.SkipWhen(TestEngine.IsEmbedded, "the embedded engine has no address for other silos");
        await using var world = Backend.New(BackendKind.Defaults);
        await RefusedAsync(world, "Cluster:Address", [.. world.Settings, "--Cluster:Address=192.0.2.1"]);
    }

    [Fact]
    public async Task A_cluster_is_refused_by_the_embedded_engine_and_asked_for_its_needs_by_Orleans()
    {
        await using var world = Backend.New(BackendKind.Defaults);
        var key = TestEngine.IsEmbedded ? "Cluster:Provider" : "Storage:Provider";
        await RefusedAsync(world, key, [.. world.Settings, "--Cluster:Provider=AdoNet"]);
    }

    private static async Task RefusedAsync(Backend world, string key, string[] settings)
    {
        var (exitCode, errors) = await SiloProcess.RunAsync(world.Folder.Path, settings);
        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(key + ":", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
