using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary><see cref="KillTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class KillOnServersTests() : KillTests(BackendKind.Servers);
