using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.Streaming.Sql;
using Seckill.TestKit;

namespace Seckill.Streaming.Tests;

/// <summary>A SQL order stream in a folder of its own, with a clock that stands still: no wait in it ends by itself.</summary>
internal sealed class StreamWorld : IAsyncDisposable
{
    public const int Partitions = 4;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);
    private readonly TempFolder _folder = new();

    public ManualTimeProvider Clock { get; } = new();

    public RecordingLogger Log { get; } = new();

    public FaultyDatabase Database { get; private set; } = null!;

    public SqlOrderQueue Queue { get; private set; } = null!;

    public IQueueAdapter Adapter { get; private set; } = null!;

    public static async Task<StreamWorld> CreateAsync()
    {
        var world = new StreamWorld();
        await world.OpenAsync();
        return world;
    }

    /// <summary>A new process on the same file.</summary>
    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        await OpenAsync();
    }

    public IQueueAdapterReceiver CreateReceiver(int partition) =>
        Adapter.CreateReceiver(new OrderPartitions(Partitions).GetQueueForStream(OrderPartitions.StreamOf(partition)));

    public Task AppendAsync(int partition, params OrderEvent[] events) =>
        Adapter.QueueMessageBatchAsync(OrderPartitions.StreamOf(partition), events, null, null);

    /// <summary>Tells the receiver that these were delivered, and waits until they are deleted.</summary>
    public static async Task DeliveredAsync(IQueueAdapterReceiver receiver, IList<IBatchContainer> messages)
    {
        await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        await receiver.Shutdown(ShutdownTimeout);
    }

    public async Task<long> CountAsync(string table) =>
        await Database.ReadAsync(session => session.FindAsync<long>($"SELECT COUNT(*) FROM {table}"), Cancel.Token);

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql), Cancel.Token);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        Database = new FaultyDatabase(new SqliteDatabase(
            DatabaseNames.Stream, $"Data Source={_folder.File("stream.db")}", Clock, NullLogger<SqliteDatabase>.Instance));
        await Database.OpenAsync(Cancel.Token);
        Queue = new SqlOrderQueue(Database, Clock);
        var factory = new SqlQueueAdapterFactory(OrderStreams.Provider, new OrderPartitions(Partitions), Queue, Clock, Log);
        Adapter = await factory.CreateAdapter(Cancel.Token);
    }
}
