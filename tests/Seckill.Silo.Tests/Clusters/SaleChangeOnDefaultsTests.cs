using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="SaleChangeTests"/> on the embedded defaults.</summary>
public sealed class SaleChangeOnDefaultsTests() : SaleChangeTests(BackendKind.Defaults);
