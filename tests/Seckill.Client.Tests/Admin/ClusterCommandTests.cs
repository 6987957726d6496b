using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Admin;

public sealed class ClusterCommandTests
{
    private const string Route = "GET /api/admin/cluster";

    private static readonly object Document = new
    {
        engine = "Embedded",
        silos = new object[] { new { name = "silo-1", status = "Active" }, new { name = "silo-2", grains = 3 } },
        totals = new { activations = 12 },
        notes = new[] { "a", "b" },
        none = Array.Empty<object>(),
    };

    [Fact]
    public async Task Shows_whatever_the_server_tells()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Document));

        var result = await cli.RunAsync("cluster --token admin");

        result.IsOk();
        Assert.Equal(
            [
                "engine: Embedded", "silos", "name    status  grains", "silo-1  Active  -", "silo-2  -       3",
                "totals.activations: 12", "notes: [\"a\",\"b\"]", "none: []",
            ],
            result.Lines);
    }

    [Fact]
    public async Task Json_passes_the_document_on()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Document));

        var result = await cli.RunAsync("cluster --token admin --json");

        result.IsOk();
        Assert.Equal("silo-2", result.Json.GetProperty("silos")[1].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Needs_a_login()
    {
        using var cli = new Cli("http://127.0.0.1:9");

        (await cli.RunAsync("cluster")).FailsWith(1, "not_logged_in: log in first: seckill login <name>");
    }
}
