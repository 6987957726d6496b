using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Seckill.TestKit;

/// <summary>
/// Stands between a client and a server on this machine, and loses or holds up what they say, so that a test can take a
/// server away that other tests are using.
/// </summary>
public sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedConnection, byte> _connections = [];
    private readonly string _host;
    private readonly int _port;
    private readonly Task _run;
    private volatile bool _refuses;

    public LoopbackProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _run = AcceptAllAsync();
    }

    /// <summary>The port of this proxy, on the loopback address.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Holds up what the client says while it is closed.</summary>
    public ProxyGate ToServer { get; } = new();

    /// <summary>Holds up what the server says while it is closed.</summary>
    public ProxyGate ToClient { get; } = new();

    /// <summary>Resets every connection; what was held up is lost. New connections are welcome.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys) connection.Reset();
    }

    /// <summary>Resets every connection, and every new one, until <see cref="Accept"/>.</summary>
    public void Refuse()
    {
        _refuses = true;
        Cut();
    }

    public void Accept() => _refuses = false;

    public async ValueTask DisposeAsync()
    {
        Refuse();
        _listener.Stop();
        await _run.ConfigureAwait(false);
    }

    private async Task AcceptAllAsync()
    {
        try
        {
            while (true) Serve(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
        catch (ObjectDisposedException)
        {
            // As above.
        }
    }

    private void Serve(TcpClient client)
    {
        var connection = new ProxiedConnection(client, ToServer, ToClient);
        _connections.TryAdd(connection, 0);
        if (_refuses) connection.Reset();
        _ = ForwardAsync(connection);
    }

    private async Task ForwardAsync(ProxiedConnection connection)
    {
        await connection.ForwardAsync(_host, _port).ConfigureAwait(false);
        _connections.TryRemove(connection, out _);
    }
}
