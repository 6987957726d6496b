using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary><see cref="CrashPointTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class CrashPointOnServersTests() : CrashPointTests(BackendKind.Servers);
