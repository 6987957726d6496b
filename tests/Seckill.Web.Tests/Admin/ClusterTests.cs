using System.Net;
using System.Text.Json.Nodes;
using Orleans.Runtime;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class ClusterTests
{
    [Fact]
    public async Task Silos_and_activations_are_shown()
    {
        await using var web = await FrontEnd.StartAsync();
        var (one, two) = (SiloAddress.New(IPAddress.Loopback, 1, 1), SiloAddress.New(IPAddress.Loopback, 2, 2));
        web.Grains.OnManagement = name => name switch
        {
            "GetHosts" => Task.FromResult(
                new Dictionary<SiloAddress, SiloStatus> { [two] = SiloStatus.Active, [one] = SiloStatus.Dead }),
            "GetSimpleGrainStatistics" => Task.FromResult<SimpleGrainStatistic[]>(
            [
                new() { GrainType = "user", SiloAddress = two, ActivationCount = 3 },
                new() { GrainType = "product", SiloAddress = two, ActivationCount = 1 },
            ]),
            _ => throw new NotSupportedException(name),
        };
        var expected = JsonNode.Parse($$"""
            {
              "silos": [ { "address": "{{one}}", "status": "Dead" }, { "address": "{{two}}", "status": "Active" } ],
              "grains": [
                { "type": "product", "silo": "{{two}}", "activations": 1 },
                { "type": "user", "silo": "{{two}}", "activations": 3 }
              ]
            }
            """);
        var view = await web.AsAdmin().GetItAsync("/api/admin/cluster").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, view), view.ToJsonString());
    }
}
