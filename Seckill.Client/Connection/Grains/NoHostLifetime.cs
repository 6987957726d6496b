using Microsoft.Extensions.Hosting;

namespace Seckill.Client.Connection.Grains;

/// <summary>Keeps the host's hands off Ctrl+C: what a signal means, the console decides.</summary>
internal sealed class NoHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
