namespace Seckill.Cluster;

/// <summary>The names by which silos and clients know that they belong together.</summary>
public static class ClusterNames
{
    /// <summary>The cluster: silos that share one membership.</summary>
    public const string ClusterId = "seckill";

    /// <summary>The service: what stays the same when a cluster is replaced by another one.</summary>
    public const string ServiceId = "seckill";
}
