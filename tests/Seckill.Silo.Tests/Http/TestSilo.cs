using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Seckill.TestKit;

namespace Seckill.Silo.Http;

/// <summary>The whole silo in this process, on a free loopback port and data of its own.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempFolder _folder;

    private TestSilo(WebApplication app, TempFolder folder, TestTokens tokens, ShiftedTimeProvider clock)
    {
        _app = app;
        _folder = folder;
        Clock = clock;
        Client = new SaleClient(new Uri(app.Urls.First()), tokens);
    }

    public SaleClient Client { get; }

    public ShiftedTimeProvider Clock { get; }

    public static async Task<TestSilo> StartAsync(params string[] settings)
    {
        var folder = new TempFolder();
        var tokens = new TestTokens();
        var clock = new ShiftedTimeProvider();
        var app = await SeckillHost.StartAsync(
            [
                "--urls=http://127.0.0.1:0",
                $"--Storage:ConnectionString=Data Source={folder.File("seckill.db")}",
                $"--Auth:SigningKey={tokens.SigningKey}",
                "--Auth:AdminPassword=correct horse battery",
                .. settings,
            ],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Logging.SetMinimumLevel(LogLevel.Error);
            });
        return new TestSilo(app, folder, tokens, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
