using Seckill.Silo.Backends;

namespace Seckill.Silo.Clusters;

/// <summary><see cref="PaymentTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class PaymentOnServersTests() : PaymentTests(BackendKind.Servers);
