using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="WindowTests"/> on the embedded defaults.</summary>
public sealed class WindowOnDefaultsTests() : WindowTests(BackendKind.Defaults);
