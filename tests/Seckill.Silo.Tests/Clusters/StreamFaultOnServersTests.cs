using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="StreamFaultTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class StreamFaultOnServersTests() : StreamFaultTests(BackendKind.Servers);
