using System.Text.Json;
using Seckill.Client.Tests.Support;
using Seckill.Cluster;
using Seckill.Silo.Backends;
using Seckill.Silo.Clusters;
using Seckill.Silo.Http;
using Seckill.TestKit;

namespace Seckill.Silo.Consoles;

/// <summary>A console on a gateway: whose word counts there, and what it sees of several silos.</summary>
public sealed class OperatorTests
{
    [Fact]
    public async Task An_operator_needs_no_login_and_a_buyer_does()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        using var cli = Consoles.Of(cluster.Grains, cluster.Clock);

        (await cli.RunAsync(Door.Gateway, "product create --price 9 --name Kettle")).IsOk();
        (await cli.RunAsync(Door.Gateway, "sale create --product 1 --price 1 --stock 5 --for 1h")).IsOk();
        (await cli.RunAsync(Door.Gateway, "product 1")).IsOk();
        (await cli.RunAsync(Door.Gateway, "audit")).IsOk();
        (await cli.RunAsync(Door.Gateway, "cluster")).IsOk();
        const string notLoggedIn = "not_logged_in: log in first: seckill login <name>";
        (await cli.RunAsync(Door.Gateway, "orders")).FailsWith(1, notLoggedIn);
        (await cli.RunAsync(Door.Gateway, "buy 1")).FailsWith(1, notLoggedIn);
        (await cli.RunAsync(Door.Gateway, "status 1-1-1")).FailsWith(1, notLoggedIn);
    }

    [Fact]
    public async Task A_token_of_the_other_door_is_told_to_log_in()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        using var cli = Consoles.Of(cluster.Grains, cluster.Clock);
        cli.Environment["SECKILL_TOKEN"] = new TestTokens().Mint(7, admin: true);

        foreach (var line in (string[])["orders", "buy 1", "status 1-1-1"])
        {
            (await cli.RunAsync(Door.Gateway, line)).FailsWith(
                1, "unauthorized: the server does not accept this login; log in again: seckill login <name>");
        }
    }

    [Fact]
    public async Task Without_a_wait_an_order_is_pending_and_its_buyer_can_ask()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        using var cli = Consoles.Of(cluster.Grains, cluster.Clock);
        var productId = await cluster.CreateSaleAsync();
        (await cli.RunAsync(Door.Gateway, "register ann --password s3cret-s3cret")).IsOk();
        (await cli.RunAsync(Door.Gateway, "login ann --password s3cret-s3cret")).IsOk();

        var bought = await cli.RunAsync(Door.Gateway, $"buy {productId} --wait 0");
        bought.IsOk();
        Assert.StartsWith("order 1-1-1 pending;", bought.Out);
        await cluster.AuditAsync(productId);
        var order = await cli.RunAsync(Door.Gateway, "status 1-1-1 --json");
        Assert.Equal("placed", order.Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_cluster_is_shown_by_the_names_of_its_silos_and_the_writers_of_its_partitions()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 3);
        using var cli = Consoles.Of(cluster.Grains, cluster.Clock);
        var productId = await cluster.CreateSaleAsync();

        // Every writer is woken by the silos, whether there is something to write or not.
        await SaleCluster.UntilAsync(
            () => cluster.Grains.GetGrain<IClusterGrain>(0).GetReportAsync(),
            report => report.Partitions.All(partition => partition.Silo is not null));
        var text = await cli.RunAsync(Door.Gateway, "cluster");
        var json = (await cli.RunAsync(Door.Gateway, "cluster --json")).Json;

        var silos = json.GetProperty("silos").EnumerateArray()
            .Select(silo => $"{Text(silo, "address")} {Text(silo, "name")} {Text(silo, "status")}");
        Assert.Equal(cluster.Silos.OrderBy(silo => silo.SiloAddress).Select(silo => $"{silo.SiloAddress} {silo.Name} Active"), silos);

        var partitions = json.GetProperty("partitions").EnumerateArray().Select(partition => Text(partition, "silo")).ToArray();
        Assert.Equal(4, partitions.Length);

        // The sale's barrier woke at least this one.
        var writer = partitions[productId % 4];
        Assert.NotNull(writer);
        text.IsOk();
        Assert.Contains($"{productId % 4}          {writer}", text.Lines);
        var product = (await cli.RunAsync(Door.Gateway, $"product {productId} --json")).Json;
        Assert.Contains(cluster.Silos, silo => silo.SiloAddress.ToString() == Text(product, "silo"));

        // Orleans counts the grains of a process, and here the silos are all in one.
        if (!TestEngine.IsEmbedded) return;
        var writers = json.GetProperty("grains").EnumerateArray()
            .Where(grain => Text(grain, "type") == "Seckill.Orders.OrderWriterGrain")
            .Sum(grain => grain.GetProperty("activations").GetInt32());
        Assert.InRange(writers, partitions.Count(silo => silo is not null), partitions.Length);
        Assert.Equal(Text(GrainsOf(json, "Seckill.Stock.ProductGrain"), "silo"), Text(product, "silo"));
    }

    [Theory]
    [InlineData(Door.Http)]
    [InlineData(Door.Gateway)]
    public async Task Both_doors_show_the_same_silos_and_as_many_partitions(Door door)
    {
        await using var silo = await TestSilo.StartAsync(BackendKind.Defaults, "--Catalog:Samples=false", "--Stream:Partitions=3");
        using var cli = silo.NewConsole(door);
        (await cli.RunAsync(door, "login admin --password", "correct horse battery")).IsOk();

        var report = (await cli.RunAsync(door, "cluster --json")).Json;

        var only = Assert.Single(report.GetProperty("silos").EnumerateArray());
        Assert.Equal("Active", Text(only, "status"));
        Assert.NotEqual("", Text(only, "name"));
        var partitions = report.GetProperty("partitions").EnumerateArray();
        Assert.Equal([0, 1, 2], partitions.Select(partition => partition.GetProperty("partition").GetInt32()));
        Assert.Equal(Text(only, "address"), Text(GrainsOf(report, "Seckill.Accounts.AccountGrain"), "silo"));
    }

    private static JsonElement GrainsOf(JsonElement report, string type) =>
        Assert.Single(report.GetProperty("grains").EnumerateArray(), grain => Text(grain, "type") == type);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
