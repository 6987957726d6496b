using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="ReturnTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class ReturnOnServersTests() : ReturnTests(BackendKind.Servers);
