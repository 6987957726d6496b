using System.Net.Sockets;

namespace Seckill.TestKit;

/// <summary>One connection through a proxy: two sockets and what goes between them.</summary>
internal sealed class ProxiedConnection(TcpClient client, ProxyGate toServer, ProxyGate toClient)
{
    private const int BufferBytes = 64 * 1024;

    private readonly TcpClient _server = new();
    private readonly CancellationTokenSource _reset = new();

    /// <summary>Ends both sides at once, as a machine does that loses its power: without a word.</summary>
    public void Reset()
    {
        _reset.Cancel();
        Abort(client);
        Abort(_server);
    }

    public async Task ForwardAsync(string host, int port)
    {
        try
        {
            await _server.ConnectAsync(host, port, _reset.Token).ConfigureAwait(false);
            client.NoDelay = _server.NoDelay = true;
            await Task.WhenAny(CopyAsync(client, _server, toServer), CopyAsync(_server, client, toClient)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // One side is gone; the other goes as well.
        }

        Reset();
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, ProxyGate gate)
    {
        try
        {
            var buffer = new byte[BufferBytes];
            while (await from.GetStream().ReadAsync(buffer, _reset.Token).ConfigureAwait(false) is > 0 and var count)
            {
                await gate.Passed.WaitAsync(_reset.Token).ConfigureAwait(false);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _reset.Token).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // The connection ends with the first side that does.
        }
    }

    private static void Abort(TcpClient socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception)
        {
            // It was never connected, or is closed.
        }

        socket.Dispose();
    }
}
