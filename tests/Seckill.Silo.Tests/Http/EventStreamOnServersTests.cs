using Seckill.Silo.Backends;

namespace Seckill.Silo.Http;

/// <summary><see cref="EventStreamTests"/> on MySQL, RabbitMQ and Redis.</summary>
[Collection(ServersCollection.Name)]
public sealed class EventStreamOnServersTests() : EventStreamTests(BackendKind.Servers);
