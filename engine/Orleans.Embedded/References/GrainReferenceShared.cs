using Orleans.Runtime.Embedded;

namespace Orleans.Runtime;

/// <summary>What all references to one grain class through one interface have in common.</summary>
public class GrainReferenceShared
{
    internal GrainReferenceShared(
        EmbeddedCluster cluster, GrainType grainType, GrainInterfaceType interfaceType, GrainClassInfo? grainClass)
    {
        Cluster = cluster;
        GrainType = grainType;
        InterfaceType = interfaceType;
        GrainClass = grainClass;
    }

    public GrainType GrainType { get; }

    public GrainInterfaceType InterfaceType { get; }

    internal EmbeddedCluster Cluster { get; }

    /// <summary>Null for observers.</summary>
    internal GrainClassInfo? GrainClass { get; }
}
