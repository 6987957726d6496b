namespace Seckill.Cluster;

/// <summary>What silos and clients must agree on to find each other.</summary>
public static class ClusterNames
{
    /// <summary>The cluster, unless configured.</summary>
    public const string ClusterId = "seckill";

    /// <summary>The service; grain state is kept under it, so it is the same for ever.</summary>
    public const string ServiceId = "seckill";
}
