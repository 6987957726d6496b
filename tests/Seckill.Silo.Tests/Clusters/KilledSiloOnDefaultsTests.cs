using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="KilledSiloTests"/> on the embedded defaults.</summary>
public sealed class KilledSiloOnDefaultsTests() : KilledSiloTests(BackendKind.Defaults);
