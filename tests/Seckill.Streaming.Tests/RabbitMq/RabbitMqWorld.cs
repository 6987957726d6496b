using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Streams;
using RabbitMQ.Client;
using Seckill.Orders;
using Seckill.Streaming.RabbitMq;
using Seckill.TestKit;

namespace Seckill.Streaming.Tests.RabbitMq;

/// <summary>
/// An order stream with queues of its own on the broker that the service tests have, deleted in the end. The system under
/// test reaches the broker through a proxy; the test itself has another way.
/// </summary>
public sealed class RabbitMqWorld : IOrderQueueWorld
{
    private const string Variable = "SECKILL_TEST_RABBITMQ";
    private const int JitterSeed = 1;

    private IConnection _connection = null!;

    /// <summary>The broker's address; without one the test is skipped.</summary>
    public static Uri Server
    {
        get
        {
            var value = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(string.IsNullOrEmpty(value), "needs the service tests' servers: run ./test.sh");
            return new Uri(value!);
        }
    }

    public IQueueAdapter Adapter { get; private set; } = null!;

    public IDeadLetters DeadLetters { get; private set; } = null!;

    public int MaxMessagesPerRead => RabbitMqLimits.MaxMessagesPerRead;

    public int UnreadableLogged => Log.Lines.Count(line => line.Level == LogLevel.Critical);

    public LoopbackProxy Proxy { get; private set; } = null!;

    /// <summary>What the system under test is given; a test may change it before it reopens.</summary>
    public RabbitMqStreamOptions Options { get; set; } = null!;

    internal RecordingLogger Log { get; private set; } = new();

    internal RabbitMqOrderQueue Queue { get; private set; } = null!;

    internal OrderQueues Names => Queue.Queues;

    /// <summary>The test's own way to the broker.</summary>
    internal IChannel Channel { get; private set; } = null!;

    public static async Task<RabbitMqWorld> StartAsync(Func<RabbitMqStreamOptions, RabbitMqStreamOptions>? change = null)
    {
        var world = new RabbitMqWorld();
        await world.ConnectAsync();
        world.Options = change is null ? world.Options : change(world.Options);
        await world.OpenAsync();
        return world;
    }

    public async Task CreateAsync()
    {
        await ConnectAsync();
        await OpenAsync();
    }

    public async Task ReopenAsync()
    {
        await Queue.DisposeAsync();
        await OpenAsync();
    }

    public async Task AppendRawAsync(int partition, byte[] payload) => await Queue.AppendAsync(partition, payload);

    public async Task<long> CountAsync(int partition) => await CountAsync(Names.NameOf(partition));

    public async Task<uint> CountAsync(string queue) => await Channel.MessageCountAsync(queue, Cancel.Token);

    /// <summary>Waits until the broker holds so many messages of a partition that nobody has taken.</summary>
    public async Task HoldsAsync(int partition, int count)
    {
        while (await CountAsync(partition) != count) Cancel.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Waits until the system under test can publish again, as far as it has noticed that it could not.</summary>
    public Task ConnectedAsync()
    {
        var losses = Log.Lines.Count(line => line.Text.Contains("publisher: the connection", StringComparison.Ordinal));
        return Log.SawAsync("publisher: connected", losses + 1);
    }

    /// <summary>Deletes a queue with all that is in it, as an operator would.</summary>
    public async Task DeleteAsync(string queue) =>
        await Channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false, noWait: false, Cancel.Token);

    public void AddTo(ISiloBuilder silo) => silo.AddRabbitMqOrderStream(Options);

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return; // Skipped.
        if (Queue is not null) await Queue.DisposeAsync();
        var names = new OrderQueues(Options);
        foreach (var queue in Enumerable.Range(0, Options.Partitions).Select(names.NameOf).Append(names.DeadLetters))
            await Channel.QueueDeleteAsync(queue);
        await _connection.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    private async Task ConnectAsync()
    {
        _connection = await new ConnectionFactory { Uri = Server }.CreateConnectionAsync(Cancel.Token);
        Channel = await _connection.CreateChannelAsync(cancellationToken: Cancel.Token);
        Proxy = new LoopbackProxy(Server.Host, Server.Port);
        var address = new UriBuilder(Server) { Port = Proxy.Port }.Uri.ToString();
        var prefix = $"seckill.test.{Guid.NewGuid():N}";
        Options = new RabbitMqStreamOptions(address, IOrderQueueWorld.Partitions) { QueuePrefix = prefix };
    }

    private async Task OpenAsync()
    {
        Log = new RecordingLogger();
        Queue = new RabbitMqOrderQueue(
            Options, JitterSeed, TimeProvider.System, LoggerFactoryExtensions.CreateLogger<RabbitMqOrderQueue>(Log));
        DeadLetters = new RabbitMqDeadLetters(Queue);
        var partitions = new OrderPartitions(Options.Partitions);
        Adapter = await new OrderQueueAdapterFactory(OrderStreams.Provider, partitions, Queue, Log).CreateAdapter(Cancel.Token);
    }
}
