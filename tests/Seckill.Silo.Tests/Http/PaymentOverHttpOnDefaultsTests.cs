using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="PaymentOverHttpTests"/> on the embedded defaults.</summary>
public sealed class PaymentOverHttpOnDefaultsTests() : PaymentOverHttpTests(BackendKind.Defaults);
