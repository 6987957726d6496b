using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Output;

/// <summary>Nothing that the server writes steers the terminal, breaks a line, or is taken for markup.</summary>
public sealed class HostileServerTests
{
    private const string Evil = "[red]x[/] [unclosed \u001b[2J\u001b]0;title\a\r\n\u202efake line";
    private const string Harmless = "[red]x[/] [unclosed [2J]0;title  fake line";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_table(bool redirected)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { OutputRedirected = redirected };
        server.On(Shop.Products, Answers.Json(200, new { products = new[] { Shop.Product(name: Evil) } }));

        var result = await cli.RunAsync("products");

        result.IsOk();
        Assert.DoesNotContain("\u001b[2J", result.Out);
        Assert.DoesNotContain("\u001b]0", result.Out);
        Assert.DoesNotContain('\u202e', result.Out);
        Assert.DoesNotContain('\a', result.Out);
        if (redirected) Assert.Contains(Harmless, result.Lines[1]);
    }

    [Fact]
    public async Task In_a_refusal()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Answers.Problem(409, Evil, Evil + new string('x', 10_000), Evil));

        var result = await cli.RunAsync("buy 1 --token t");

        result.FailsWithLineLike(1, $"{Harmless}: {Harmless}xxx");
        Assert.EndsWith($"…(order {Harmless})\n".Replace("…(", "… ("), result.Error);
        Assert.DoesNotContain('\u001b', result.Error);
        Assert.InRange(result.Error.Length, 1, 1_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_run(bool redirected)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { OutputRedirected = redirected };
        server.OpenShop(
            Answers.Json(202, new { orderId = Evil, status = "placed" }),
            Answers.Json(202, new { orderId = "1-1-1", status = Evil }),
            Answers.Problem(503, Evil));

        var result = await cli.RunAsync("buy 1 -n 3");

        result.FailsWithLineLike(1, "purchases_failed: 2 of 3 purchases failed: ");
        Assert.DoesNotContain("\u001b[2J", result.Out);
        Assert.DoesNotContain('\u202e', result.Out);
        Assert.DoesNotContain('\a', result.Out + result.Error);
    }

    [Fact]
    public async Task In_a_cluster()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On("GET /api/admin/cluster", Answers.Json(200, new
        {
            silos = new[] { new { address = Evil, name = Evil, status = Evil } },
            grains = new[] { new { type = Evil, silo = Evil, activations = 1 } },
            partitions = new[] { new { partition = 0, silo = Evil } },
        }));

        var result = await cli.RunAsync("cluster --token t");

        result.IsOk();
        Assert.Equal($"{Harmless}  {Harmless}  {Harmless}", result.Lines[1]);
        Assert.Equal($"{Harmless}  {Harmless}  1", result.Lines[3]);
        Assert.Equal($"0          {Harmless}", result.Lines[5]);
    }

    [Fact]
    public async Task In_json_it_is_escaped()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Products, Answers.Json(200, new { products = new[] { Shop.Product(name: Evil) } }));

        var result = await cli.RunAsync("products --json");

        result.IsOk();
        Assert.All(result.Out, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
        Assert.Equal(Evil, result.Json.GetProperty("products")[0].GetProperty("name").GetString());
    }
}
