using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="FlashSaleTests"/> on the embedded defaults.</summary>
public sealed class FlashSaleOnDefaultsTests() : FlashSaleTests(BackendKind.Defaults);
