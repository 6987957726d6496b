using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Seckill.Silo.Backends;
using Seckill.TestKit;

namespace Seckill.Silo.Http;

/// <summary>The whole silo in this process, on a free loopback port and data of its own.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Backend _backend;

    private TestSilo(WebApplication app, Backend backend, TestTokens tokens, ShiftedTimeProvider clock)
    {
        _app = app;
        _backend = backend;
        Clock = clock;
        Client = new SaleClient(new Uri(app.Urls.First()), tokens);
    }

    public SaleClient Client { get; }

    public Uri Url => new(_app.Urls.First());

    /// <summary>A client of the silo's cluster.</summary>
    public IClusterClient Cluster => _app.Services.GetRequiredService<IClusterClient>();

    public IServiceProvider Services => _app.Services;

    public ShiftedTimeProvider Clock { get; }

    public static Task<TestSilo> StartAsync(BackendKind kind, params string[] settings) => StartAsync(Backend.New(kind), settings);

    /// <summary>Starts on a backend that this silo then owns.</summary>
    public static async Task<TestSilo> StartAsync(Backend backend, params string[] settings)
    {
        var tokens = new TestTokens();
        var clock = new ShiftedTimeProvider();
        var app = await SeckillHost.StartAsync(
            [
                "--urls=http://127.0.0.1:0",
                $"--Cluster:SiloPort={LoopbackPort.Free()}",
                .. backend.Settings,
                $"--Auth:SigningKey={tokens.SigningKey}",
                "--Auth:AdminPassword=correct horse battery",
                .. settings,
            ],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Logging.SetMinimumLevel(LogLevel.Error);
            });
        return new TestSilo(app, backend, tokens, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(); // Or its grains would work on, on databases that are closed.
        await _app.DisposeAsync();
        await _backend.DisposeAsync();
    }
}
