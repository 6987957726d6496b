using Microsoft.AspNetCore.Connections;
using Orleans.Hosting;
using Seckill.Silo.Configuration;
using Seckill.Silo.Engines;
using Seckill.Silo.Startup;
using Seckill.Storage;
using Seckill.Storage.Databases;
using Seckill.Storage.Schema;
using Seckill.Streaming;
using Seckill.Streaming.RabbitMq;
using Seckill.Streaming.Sql;
using Seckill.Web;
using Seckill.Web.Auth;

namespace Seckill.Silo;

/// <summary>One process: a silo with everything in it, and the HTTP front end beside it.</summary>
public static class SeckillHost
{
    private const int ConfigurationError = 2;

    /// <summary>Runs until the process is asked to stop. What the operator got wrong is one line on standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await StartAsync(args);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (ConfigurationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
            return ConfigurationError;
        }
    }

    /// <summary>Reads the configuration, brings the tables up to date, and starts silo and front end, in this order.</summary>
    /// <exception cref="ConfigurationException">A value of the configuration is wrong or missing.</exception>
    public static async Task<WebApplication> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The settings file lies beside the program, wherever it is started from; the data lies where it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        var settings = SiloSettings.Read(builder.Configuration);
        var folder = new DataFolder(settings.DataFolder, settings.DatabaseFiles);
        try
        {
            return await StartAsync(builder, settings, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static async Task<WebApplication> StartAsync(WebApplicationBuilder builder, SiloSettings settings, DataFolder folder)
    {
        // Registered by a factory, so that the container lets go of the folder's lock when the host is disposed of.
        builder.Services.AddSingleton(_ => folder);
        builder.Services.AddSingleton(settings);
        builder.UseOrleans(silo => silo
            .JoinCluster(settings)
            .AddSeckill(settings)
            .AddStartupTask<FirstStart>());
        builder.Services.AddSeckillWeb();
        var signingKey = settings.SigningKey ?? folder.GetOrCreateSigningKey();
        builder.Services.PostConfigure<AuthOptions>(options => options.SigningKey = signingKey);
        var app = builder.Build();
        try
        {
            app.Services.GetRequiredService<DataFolder>();
            await OpenAsync(app.Services, settings);
            app.UseSeckillWeb();
            await app.StartAsync();
            return app;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new ConfigurationException("urls", exception.Message);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens what the grains stand on, before the silo is there, so that a problem is one line that names its key.</summary>
    private static async Task OpenAsync(IServiceProvider services, SiloSettings settings)
    {
        try
        {
            await services.GetRequiredService<StorageInitializer>().ApplyAsync(CancellationToken.None);
            if (services.GetService<RabbitMqOrderQueue>() is { } queue) await queue.OpenAsync(CancellationToken.None);
            if (services.GetKeyedService<IDatabase>(DatabaseNames.Stream) is { } stream)
            {
                await PartitionGuard.CheckAsync(stream, settings.Orders.Partitions, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is StorageConfigurationException or SchemaException)
        {
            throw new ConfigurationException(StorageSettings.Key, exception.Message);
        }
        catch (StreamConfigurationException exception)
        {
            throw new ConfigurationException(StreamSettings.Key, exception.Message);
        }
        catch (StreamPartitionsException exception)
        {
            throw new ConfigurationException("Stream:Partitions", exception.Message);
        }
    }
}
