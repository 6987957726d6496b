using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="StreamFaultTests"/> on the embedded defaults.</summary>
public sealed class StreamFaultOnDefaultsTests() : StreamFaultTests(BackendKind.Defaults);
