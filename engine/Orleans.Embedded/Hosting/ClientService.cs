using Microsoft.Extensions.Hosting;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Runs the client's clock, on which calls to its observers are timed, and takes the observers away when it stops. A client without a
/// silo in its own process connects to a gateway.
/// </summary>
internal sealed class ClientService(Silo client, GatewayClient gateway) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        client.Clock.Start();
        if (!gateway.IsConfigured || !client.Cluster.LiveSilos.IsEmpty) return;
        await gateway.StartAsync(cancellationToken).ConfigureAwait(false);
        client.Cluster.Gateway = gateway;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        gateway.Dispose();
        client.Kill();
        return Task.CompletedTask;
    }
}
