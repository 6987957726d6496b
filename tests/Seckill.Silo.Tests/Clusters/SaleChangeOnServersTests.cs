using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="SaleChangeTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class SaleChangeOnServersTests() : SaleChangeTests(BackendKind.Servers);
