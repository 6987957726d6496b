using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Storage;
using Seckill.Storage.Databases;
using Seckill.Streaming.RabbitMq;
using Seckill.Streaming.Sql;

namespace Seckill.Streaming;

/// <summary>Registers the order stream.</summary>
public static class OrderStreamExtensions
{
    /// <summary>
    /// The SQL order stream's file, opened by <see cref="StorageInitializer"/>. Silos of one process that share a file should
    /// share the <see cref="SqlOrderQueue"/> too, so that an append in one wakes the reader in the other at once.
    /// </summary>
    /// <exception cref="StorageConfigurationException">The connection string is not one of a file.</exception>
    public static IServiceCollection AddSqliteOrderQueue(this IServiceCollection services, string connectionString)
    {
        services.AddSqliteDatabase(DatabaseNames.Stream, connectionString);
        services.TryAddSingleton<SqlOrderQueue>();
        services.TryAddSingleton<IDeadLetters, SqlDeadLetters>();
        return services;
    }

    /// <summary>The stream provider <see cref="OrderStreams.Provider"/> on the registered <see cref="SqlOrderQueue"/>.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="partitions">How many partitions there are; see <see cref="OrderOptions.Partitions"/>.</param>
    public static ISiloBuilder AddSqlOrderStream(this ISiloBuilder builder, int partitions) =>
        builder.AddOrderStream(partitions, services => services.GetRequiredService<SqlOrderQueue>());

    /// <summary>The queues on RabbitMQ. A silo opens them; a start does so before, to hear of a problem first.</summary>
    /// <exception cref="StreamConfigurationException">The connection string is not an AMQP URI.</exception>
    public static IServiceCollection AddRabbitMqOrderQueue(this IServiceCollection services, RabbitMqStreamOptions options)
    {
        _ = new RabbitMqAddress(options.ConnectionString); // Now, while the caller knows which key the string came from.
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new RabbitMqOrderQueue(
            options,
            RandomNumberGenerator.GetInt32(int.MaxValue),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RabbitMqOrderQueue>>()));
        services.TryAddSingleton<IDeadLetters, RabbitMqDeadLetters>();
        return services;
    }

    /// <summary>The stream provider <see cref="OrderStreams.Provider"/> on quorum queues of RabbitMQ.</summary>
    /// <exception cref="StreamConfigurationException">The connection string is not an AMQP URI.</exception>
    public static ISiloBuilder AddRabbitMqOrderStream(this ISiloBuilder builder, RabbitMqStreamOptions options)
    {
        builder.Services.AddRabbitMqOrderQueue(options);
        return builder.AddOrderStream(options.Partitions, services => services.GetRequiredService<RabbitMqOrderQueue>());
    }

    private static ISiloBuilder AddOrderStream(
        this ISiloBuilder builder, int partitions, Func<IServiceProvider, IOrderQueue> queue)
    {
        var mapper = new OrderPartitions(partitions);
        return builder.AddPersistentStreams(
            OrderStreams.Provider,
            (services, name) =>
                new OrderQueueAdapterFactory(name, mapper, queue(services), services.GetRequiredService<ILoggerFactory>()),
            stream =>
            {
                stream.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
                stream.ConfigurePullingAgent(agent => agent.Configure(options =>
                {
                    options.BatchContainerBatchSize = StreamLimits.MaxMessagesPerRead;
                    options.GetQueueMsgsTimerPeriod = StreamLimits.ReadPause;
                    options.MaxEventDeliveryTime = Timeout.InfiniteTimeSpan; // An accepted order is never given up (I2).
                }));
            });
    }
}
