using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// A silo's gateway: listens for clients of other processes on the loopback, when a port is configured, and serves each in a
/// <see cref="GatewaySession"/>. It asks nobody who he is: whoever can connect can call every grain.
/// </summary>
internal sealed class GatewayListener(
    Silo silo, IOptions<EndpointOptions> endpoint, IOptions<ClusterOptions> cluster, ILogger<GatewayListener> logger)
{
    private readonly ConcurrentDictionary<GatewaySession, byte> _sessions = new();
    private readonly Lazy<GatewayMethods> _methods = new(() => new GatewayMethods(silo.Cluster.Catalog));
    private readonly Lock _admitting = new();
    private Socket? _listener;
    private volatile bool _isStopped;
    private int _connections;

    public Silo Silo => silo;

    public ILogger Logger => logger;

    public GatewayMethods Methods => _methods.Value;

    /// <exception cref="OrleansConfigurationException">The port is not to be had, or the gateway would be open to other machines.</exception>
    public void Start()
    {
        var options = endpoint.Value;
        if (options.GatewayPort == 0) return;
        if (options.GatewayPort is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            throw new OrleansConfigurationException($"The gateway's port is {options.GatewayPort}, which is no port.");
        if (!IPAddress.Loopback.Equals(options.AdvertisedIPAddress ?? IPAddress.Loopback))
        {
            throw new OrleansConfigurationException(
                $"The gateway would listen at {options.AdvertisedIPAddress}. It trusts whoever connects, so only 127.0.0.1 will do.");
        }

        _ = Methods; // what is wrong with them is found now
        Listen(options.GatewayPort);
        logger.LogInformation("{Silo} serves clients of this machine at port {Port}.", silo.Name, options.GatewayPort);
        _ = AcceptAllAsync(_listener!);
    }

    /// <summary>Ends every connection at once: the calls that are under way fail at the clients with SiloUnavailableException.</summary>
    public void Stop()
    {
        _isStopped = true;
        _listener?.Dispose();
        foreach (var session in _sessions.Keys) session.Abort();
    }

    /// <summary>Lets a client in, or says why not.</summary>
    public string? Admit(GatewaySession session, GatewayHello hello)
    {
        if (hello.Objection(cluster.Value.ClusterId, cluster.Value.ServiceId) is { } objection) return objection;
        lock (_admitting)
        {
            if (_sessions.Count(other => other.Key.IsServed) >= EngineLimits.MaxGatewayConnections)
                return $"the gateway has {EngineLimits.MaxGatewayConnections} clients, which is as many as it serves";
            session.IsServed = true;
            return null;
        }
    }

    private void Listen(int port)
    {
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            _listener.Listen();
        }
        catch (SocketException exception)
        {
            _listener.Dispose();
            throw new OrleansConfigurationException($"The gateway cannot listen at port {port} of 127.0.0.1: {exception.Message}", exception);
        }
    }

    private async Task AcceptAllAsync(Socket listener)
    {
        while (!_isStopped)
        {
            try
            {
                var socket = await listener.AcceptAsync().ConfigureAwait(false);
                if (_connections < 2 * EngineLimits.MaxGatewayConnections) _ = ServeAsync(new GatewayConnection(socket));
                else socket.Dispose();
            }
            catch (Exception exception) when (!_isStopped)
            {
                // For one, the process has no more files to open. What runs goes on, and gives some back.
                logger.LogWarning(exception, "The gateway of {Silo} could not accept a connection.", silo.Name);
                await Task.Delay(EngineLimits.GatewayAcceptPause, silo.TimeProvider).ConfigureAwait(false);
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(GatewayConnection connection)
    {
        Interlocked.Increment(ref _connections);
        var session = new GatewaySession(this, connection);
        _sessions.TryAdd(session, 0);
        if (_isStopped) session.Abort();
        await session.RunAsync().ConfigureAwait(false);
        _sessions.TryRemove(session, out _);
        Interlocked.Decrement(ref _connections);
    }
}
