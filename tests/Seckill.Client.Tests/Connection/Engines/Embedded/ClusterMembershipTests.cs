using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Connection.Engines;

public sealed class ClusterMembershipTests
{
    [Fact]
    public async Task The_embedded_engine_s_clusters_are_found_by_their_gateways_only()
    {
        using var cli = new Cli();
        (await cli.RunAsync("products --cluster Server=db")).FailsWithLineLike(1, "engine_without_membership: --cluster ");
    }
}
