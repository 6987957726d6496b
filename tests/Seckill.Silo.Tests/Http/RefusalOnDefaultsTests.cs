using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="RefusalTests"/> on the embedded defaults.</summary>
public sealed class RefusalOnDefaultsTests() : RefusalTests(BackendKind.Defaults);
