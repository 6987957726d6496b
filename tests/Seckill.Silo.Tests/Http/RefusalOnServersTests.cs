using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="RefusalTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class RefusalOnServersTests() : RefusalTests(BackendKind.Servers);
