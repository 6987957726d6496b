using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="PaymentTests"/> on the embedded defaults.</summary>
public sealed class PaymentOnDefaultsTests() : PaymentTests(BackendKind.Defaults);
