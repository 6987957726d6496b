using Orleans.Runtime;

namespace Orleans;

/// <summary>A silo, as the cluster knows it.</summary>
[GenerateSerializer]
public sealed class MembershipEntry
{
    [Id(0)]
    public SiloAddress SiloAddress { get; set; } = default!;

    [Id(1)]
    public SiloStatus Status { get; set; }

    [Id(5)]
    public string SiloName { get; set; } = default!;
}
