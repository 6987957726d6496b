using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary><see cref="CrashPointTests"/> on the embedded defaults.</summary>
public sealed class CrashPointOnDefaultsTests() : CrashPointTests(BackendKind.Defaults);
