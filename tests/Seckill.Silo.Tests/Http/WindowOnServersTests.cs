using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="WindowTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class WindowOnServersTests() : WindowTests(BackendKind.Servers);
