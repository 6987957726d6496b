using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>The silos, and how many activations each has of each kind of grain.</summary>
internal sealed record ClusterReport(ImmutableArray<SiloStatus> Silos, ImmutableArray<GrainCount> Grains);
