namespace Seckill.Cluster;

/// <summary>A silo, as the cluster sees it.</summary>
/// <param name="Address">Unique to one run of the silo.</param>
/// <param name="Name">Given by its configuration; a silo that is started anew keeps it.</param>
/// <param name="Status">Active, Dead and so on, as Orleans spells it.</param>
[GenerateSerializer, Immutable, Alias("seckill.silo-report")]
public sealed record SiloReport([property: Id(0)] string Address, [property: Id(1)] string Name, [property: Id(2)] string Status);
