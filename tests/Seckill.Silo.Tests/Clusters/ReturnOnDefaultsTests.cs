using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="ReturnTests"/> on the embedded defaults.</summary>
public sealed class ReturnOnDefaultsTests() : ReturnTests(BackendKind.Defaults);
