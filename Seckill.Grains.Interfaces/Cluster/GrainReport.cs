namespace Seckill.Cluster;

/// <summary>The activations of one kind of grain on one silo.</summary>
/// <param name="Type">The grain class with its namespace.</param>
/// <param name="Silo">The silo's address.</param>
/// <param name="Activations">How many there are, at least 1.</param>
[GenerateSerializer, Immutable, Alias("seckill.grain-report")]
public sealed record GrainReport([property: Id(0)] string Type, [property: Id(1)] string Silo, [property: Id(2)] int Activations);
