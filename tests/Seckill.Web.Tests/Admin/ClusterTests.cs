using System.Text.Json.Nodes;
using Seckill.Cluster;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class ClusterTests
{
    [Fact]
    public async Task Silos_activations_and_partitions_are_shown()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Cluster.Report = new ClusterReport(
            [new("127.0.0.1:1@1", "one", "Dead"), new("127.0.0.1:2@2", "two", "Active")],
            [new("Seckill.Stock.ProductGrain", "127.0.0.1:2@2", 3)],
            [new(0, "127.0.0.1:2@2"), new(1, null)]);
        var expected = JsonNode.Parse("""
            {
              "silos": [
                { "address": "127.0.0.1:1@1", "name": "one", "status": "Dead" },
                { "address": "127.0.0.1:2@2", "name": "two", "status": "Active" }
              ],
              "grains": [ { "type": "Seckill.Stock.ProductGrain", "silo": "127.0.0.1:2@2", "activations": 3 } ],
              "partitions": [ { "partition": 0, "silo": "127.0.0.1:2@2" }, { "partition": 1, "silo": null } ]
            }
            """);
        var view = await web.AsAdmin().GetItAsync("/api/admin/cluster").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, view), view.ToJsonString());
    }
}
