using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="FlashSaleTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class FlashSaleOnServersTests() : FlashSaleTests(BackendKind.Servers);
