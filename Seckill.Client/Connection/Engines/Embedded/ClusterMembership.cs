using Seckill.Client.Connection.Grains;

namespace Seckill.Client.Connection.Engines;

/// <summary>Finds a cluster by the database that its silos write themselves into. The embedded engine has none.</summary>
internal static class ClusterMembership
{
    public static ApiResult<ClusterAddress> Find(string connectionString) => Failure.Local(
        "engine_without_membership",
        "--cluster looks silos up in their cluster's database, which only the Orleans engine has; this console is built for the "
        + "embedded engine: --gateway host:port");
}
