using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime.Embedded;

namespace Orleans.TestingHost;

/// <summary>A silo of the test cluster, and its host.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private bool _isActive = true;
    private bool _isDisposed;

    public IHost SiloHost { get; init; } = null!;

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public override bool IsActive => _isActive;

    public override async Task StopSiloAsync(bool stopGracefully)
    {
        // Killed before its host hears of it: nothing is deactivated, and every call that the silo holds fails.
        if (IsActive && !stopGracefully) SiloHost.Services.GetRequiredService<Silo>().Kill();
        await StopSiloAsync(new CancellationToken(canceled: !stopGracefully)).ConfigureAwait(false);
    }

    public override async Task StopSiloAsync(CancellationToken ct)
    {
        if (!IsActive) return;
        try
        {
            await SiloHost.StopAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A killed host is not waited for.
        }
        finally
        {
            _isActive = false;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await StopSiloAsync(true).ConfigureAwait(false);
        if (SiloHost is IAsyncDisposable host) await host.DisposeAsync().ConfigureAwait(false);
        else SiloHost.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
