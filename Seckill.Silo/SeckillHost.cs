using Seckill.Silo.Configuration;
using Seckill.Silo.Startup;
using Seckill.Storage.Databases;
using Seckill.Web;

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
        var folder = new DataFolder(settings.DataFolder);
        try
        {
            builder.Services.AddSingleton(_ => folder);
            builder.AddSeckill(settings with { SigningKey = settings.SigningKey ?? folder.GetOrCreateSigningKey() });
            var app = builder.Build();
            try
            {
                await OpenStorageAsync(app);
                app.MapSeckillWeb();
                await app.StartAsync();
                return app;
            }
            catch
            {
                await app.DisposeAsync();
                throw;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }
}
