using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="EventStreamTests"/> on the embedded defaults.</summary>
public sealed class EventStreamOnDefaultsTests() : EventStreamTests(BackendKind.Defaults);
