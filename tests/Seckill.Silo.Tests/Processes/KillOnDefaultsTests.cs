using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary><see cref="KillTests"/> on the embedded defaults.</summary>
public sealed class KillOnDefaultsTests() : KillTests(BackendKind.Defaults);
