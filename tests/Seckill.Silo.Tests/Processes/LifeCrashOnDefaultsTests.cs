using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary><see cref="LifeCrashTests"/> on the embedded defaults.</summary>
public sealed class LifeCrashOnDefaultsTests() : LifeCrashTests(BackendKind.Defaults);
