using Microsoft.Extensions.Hosting;

namespace Orleans.Runtime.Embedded;

/// <summary>Runs the client's clock, on which calls to its observers are timed, and takes the observers away when it stops.</summary>
internal sealed class ClientService(Silo client) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        client.Clock.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        client.Kill();
        return Task.CompletedTask;
    }
}
