namespace Seckill.Silo.Configuration;

/// <summary>How silos find each other.</summary>
public enum ClusterProvider
{
    /// <summary>They do not: this process is the cluster.</summary>
    Localhost,

    /// <summary>By a table in the ledger's MySQL database; needs the engine Orleans.</summary>
    AdoNet,
}
