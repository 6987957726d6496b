using Microsoft.Extensions.Hosting;

namespace Orleans.Runtime.Embedded;

/// <summary>Starts and stops the silo with its host: grains first, then the parts, the startup tasks, and clients last; and back again.</summary>
internal sealed class SiloService(
    Silo silo, GatewayListener gateway, IEnumerable<ISiloPart> parts, IEnumerable<StartupTask> startupTasks) : IHostedService
{
    private readonly List<ISiloPart> _started = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        silo.Join();
        silo.Killed.UnsafeRegister(static state => ((SiloService)state!).KillParts(), this);
        foreach (var part in parts)
        {
            await part.StartAsync(silo, cancellationToken).ConfigureAwait(false);
            _started.Add(part);
        }

        foreach (var task in startupTasks.OrderBy(task => task.Stage))
            await task.Run(silo.Services, cancellationToken).ConfigureAwait(false);
        gateway.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!silo.IsAlive) return;
        gateway.Stop();
        try
        {
            foreach (var part in Enumerable.Reverse(_started)) await part.StopAsync(cancellationToken).ConfigureAwait(false);
            _started.Clear();
        }
        finally
        {
            await silo.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void KillParts()
    {
        gateway.Stop();
        foreach (var part in _started) part.Kill();
    }
}
