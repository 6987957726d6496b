using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="KilledSiloTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class KilledSiloOnServersTests() : KilledSiloTests(BackendKind.Servers);
