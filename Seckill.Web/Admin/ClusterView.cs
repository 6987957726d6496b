namespace Seckill.Web.Admin;

/// <summary>The silos, and how many activations each has of each kind of grain.</summary>
internal sealed record ClusterView(IReadOnlyList<SiloView> Silos, IReadOnlyList<GrainView> Grains);
