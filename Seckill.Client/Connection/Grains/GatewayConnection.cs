using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Seckill.Cluster;

namespace Seckill.Client.Connection.Grains;

/// <summary>A client of the cluster, connected. It logs nothing: what fails is told in one line.</summary>
internal sealed class GatewayConnection(IClusterClient client, TimeProvider time, IHost? host) : IAsyncDisposable
{
    public IClusterClient Client { get; } = client;

    public static async Task<ApiResult<GatewayConnection>> OpenAsync(
        ClusterAddress address, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(ClientLimits.JoinTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        IHost? host = null;
        try
        {
            host = Build(await address.FindAsync(either.Token), time);
            await host.StartAsync(either.Token).WaitAsync(either.Token);
            return new GatewayConnection(host.Services.GetRequiredService<IClusterClient>(), time, host);
        }
        catch (Exception error)
        {
            host?.Dispose();
            cancellation.ThrowIfCancellationRequested();
            return NoConnection(
                address, limit.IsCancellationRequested ? $"within {ClientLimits.JoinTimeout.TotalSeconds:0} s" : null, error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is null) return;
        try
        {
            using var limit = new CancellationTokenSource(ClientLimits.DisconnectTimeout, time);
            await host.StopAsync(limit.Token);
        }
        catch (Exception)
        {
            // The command has its answer; how the connection ended changes nothing.
        }

        host.Dispose();
    }

    private static IHost Build(Action<IClientBuilder> join, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IHostLifetime, NoHostLifetime>();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = ClusterNames.ClusterId;
                options.ServiceId = ClusterNames.ServiceId;
            });
            join(client);
        });
        return builder.Build();
    }

    private static Failure NoConnection(ClusterAddress address, string? within, Exception error) => new(
        FailureKind.NoAnswer,
        FailureCodes.Unreachable,
        within is null
            ? $"no connection to {address.Name}: {NetworkFailure.Reason(error)}"
            : $"no connection to {address.Name} {within}");
}
