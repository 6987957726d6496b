using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="PaymentOverHttpTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class PaymentOverHttpOnServersTests() : PaymentOverHttpTests(BackendKind.Servers);
