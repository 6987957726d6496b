using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary><see cref="LifeCrashTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class LifeCrashOnServersTests() : LifeCrashTests(BackendKind.Servers);
