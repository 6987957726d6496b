using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.Embedded;

/// <summary>Connects a client to the first of its gateways that lets it in.</summary>
internal sealed class GatewayDialer(
    IOptions<StaticGatewayListProviderOptions> gateways, IOptions<ClusterOptions> cluster, TimeProvider time)
{
    /// <summary>Whether there is any gateway to connect to.</summary>
    public bool HasGateways => gateways.Value.Gateways.Count > 0;

    /// <summary>Tries each gateway once, in their order.</summary>
    /// <exception cref="ConnectionFailedException">None could be reached, or none would serve this client.</exception>
    public async Task<(GatewayConnection Connection, GatewayWelcome Welcome)> DialAsync(CancellationToken ct)
    {
        List<Exception> failures = [];
        foreach (var endpoint in gateways.Value.Gateways.ConvertAll(Endpoint))
        {
            try
            {
                return await DialAsync(endpoint, ct).ConfigureAwait(false);
            }
            catch (Exception exception) when (!ct.IsCancellationRequested)
            {
                var reason = exception is OperationCanceledException
                    ? $"there was no answer within {EngineLimits.GatewayHandshakeTimeout.TotalSeconds} seconds"
                    : exception.Message;
                failures.Add(new ConnectionFailedException($"Unable to connect to the gateway at {endpoint}: {reason}.", exception));
            }
        }

        throw failures is [var only] ? only : new ConnectionFailedException(
            string.Join(" ", failures.Select(failure => failure.Message)), new AggregateException(failures));
    }

    private static IPEndPoint Endpoint(Uri gateway) => IPAddress.TryParse(gateway.Host.Trim('[', ']'), out var address)
        ? new IPEndPoint(address, gateway.Port)
        : throw new OrleansConfigurationException($"The gateway {gateway} is not named by an IP address.");

    private async Task<(GatewayConnection Connection, GatewayWelcome Welcome)> DialAsync(IPEndPoint endpoint, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(EngineLimits.GatewayHandshakeTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, both.Token).ConfigureAwait(false);
            var connection = new GatewayConnection(socket);
            return (connection, await ShakeHandsAsync(connection, both.Token).ConfigureAwait(false));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<GatewayWelcome> ShakeHandsAsync(GatewayConnection connection, CancellationToken ct)
    {
        var hello = GatewayHello.To(cluster.Value.ClusterId, cluster.Value.ServiceId);
        await connection.SendAsync(FrameWriter.Of(FrameKind.Hello, hello)).ConfigureAwait(false);
        var answer = await connection.ReadAsync(EngineLimits.MaxGatewayFrameBytes, ct).ConfigureAwait(false);
        try
        {
            return answer switch
            {
                { Kind: FrameKind.Welcome, Json: var json } => GatewayJson.Read<GatewayWelcome>(json),
                { Kind: FrameKind.Refusal, Json: var json } => throw new ConnectionFailedException(GatewayJson.Read<string>(json)),
                null => throw new ConnectionFailedException("it hung up"),
                _ => throw new ConnectionFailedException("it is no gateway of the embedded Orleans engine"),
            };
        }
        catch (JsonException exception)
        {
            throw new ConnectionFailedException("it is no gateway of the embedded Orleans engine", exception);
        }
    }
}
