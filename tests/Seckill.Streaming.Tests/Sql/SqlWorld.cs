using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Storage;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.Streaming.Sql;
using Seckill.TestKit;

namespace Seckill.Streaming.Tests.Sql;

/// <summary>A SQL order stream in a folder of its own, with a clock that stands still: no wait in it ends by itself.</summary>
public sealed class SqlWorld : IOrderQueueWorld
{
    private readonly TempFolder _folder = new();

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>None, so that a test may read as often as it likes.</summary>
    public TimeSpan ReadPause { get; init; } = TimeSpan.Zero;

    public IQueueAdapter Adapter { get; private set; } = null!;

    public IDeadLetters DeadLetters { get; private set; } = null!;

    public int MaxMessagesPerRead => StreamLimits.MaxMessagesPerRead;

    public int UnreadableLogged => Log.Lines.Count(line => line.Level == LogLevel.Critical);

    internal RecordingLogger Log { get; } = new();

    internal FaultyDatabase Database { get; private set; } = null!;

    internal SqlOrderQueue Queue { get; private set; } = null!;

    private string ConnectionString => $"Data Source={_folder.File("stream.db")}";

    public static async Task<SqlWorld> StartAsync(TimeSpan readPause = default)
    {
        var world = new SqlWorld { ReadPause = readPause };
        await world.CreateAsync();
        return world;
    }

    public async Task CreateAsync()
    {
        var database = new SqliteDatabase(
            DatabaseNames.Stream, ConnectionString, Clock, LoggerFactoryExtensions.CreateLogger<SqliteDatabase>(Log));
        Database = new FaultyDatabase(database);
        await Database.OpenAsync(Cancel.Token);
        Queue = new SqlOrderQueue(Database, Clock, LoggerFactoryExtensions.CreateLogger<SqlOrderQueue>(Log)) { ReadPause = ReadPause };
        DeadLetters = new SqlDeadLetters(Database, Queue);
        var partitions = new OrderPartitions(IOrderQueueWorld.Partitions);
        Adapter = await new OrderQueueAdapterFactory(OrderStreams.Provider, partitions, Queue, Log).CreateAdapter(Cancel.Token);
    }

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        await CreateAsync();
    }

    public Task AppendRawAsync(int partition, byte[] payload) => Queue.AppendAsync(partition, payload);

    public Task<long> CountAsync(int partition) => CountAsync($"stream_messages WHERE partition_id = {partition}");

    public void AddTo(ISiloBuilder silo)
    {
        silo.Services.AddSqliteOrderQueue(ConnectionString);
        silo.AddSqlOrderStream(IOrderQueueWorld.Partitions)
            .AddStartupTask((services, stop) => services.GetRequiredService<StorageInitializer>().ApplyAsync(stop));
    }

    public Task<long> CountAsync(string table) =>
        Database.ReadAsync(session => session.FindAsync<long>($"SELECT COUNT(*) FROM {table}"), Cancel.Token);

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql), Cancel.Token);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
