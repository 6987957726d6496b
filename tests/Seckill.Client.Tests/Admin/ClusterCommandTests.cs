using System.Text.Json;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Admin;

public sealed class ClusterCommandTests
{
    private const string Route = "GET /api/admin/cluster";

    private static readonly object Document = new
    {
        silos = new[] { Silo("silo-1", "one", "Active"), Silo("silo-2", "two", "Dead") },
        grains = new[] { new { type = "seckill.product", silo = "silo-1", activations = 3 } },
        partitions = new[] { Partition(0, "silo-1"), Partition(1, null) },
    };

    [Fact]
    public async Task Shows_silos_and_grains()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Document));

        var result = await cli.RunAsync("cluster --token admin");

        result.IsOk();
        Assert.Equal(
            [
                "Silo    Name  Status", "silo-1  one   Active", "silo-2  two   Dead",
                "Grain            Silo    Activations", "seckill.product  silo-1  3",
                "Partition  Written on", "0          silo-1", "1          -",
            ],
            result.Lines);
    }

    [Fact]
    public async Task Json_gives_the_same()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Document));

        var result = await cli.RunAsync("cluster --token admin --json");

        result.IsOk();
        Assert.Equal("silo-2", result.Json.GetProperty("silos")[1].GetProperty("address").GetString());
        Assert.Equal("two", result.Json.GetProperty("silos")[1].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, result.Json.GetProperty("partitions")[1].GetProperty("silo").ValueKind);
        Assert.Equal(3, result.Json.GetProperty("grains")[0].GetProperty("activations").GetInt32());
    }

    [Fact]
    public async Task Needs_a_login()
    {
        using var cli = new Cli("http://127.0.0.1:9");

        (await cli.RunAsync("cluster")).FailsWith(1, "not_logged_in: log in first: seckill login <name>");
    }

    private static object Silo(string address, string name, string status) => new { address, name, status };

    private static object Partition(int partition, string? silo) => new { partition, silo };
}
