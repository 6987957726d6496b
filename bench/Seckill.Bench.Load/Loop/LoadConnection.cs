using System.Net;
using System.Net.Sockets;
using Seckill.Bench.Load.Http;

namespace Seckill.Bench.Load.Loop;

/// <summary>A connection with one request at a time.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request = new byte[LoadLimits.MaxRequestBytes];

    public ResponseReader Response { get; } = new();

    /// <summary>From when the latency of the request on its way counts.</summary>
    public long Intended { get; private set; }

    public int Handle => (int)_socket.Handle;

    public async Task ConnectAsync(int port, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken).ConfigureAwait(false);
        _socket.Blocking = false;
    }

    /// <exception cref="SocketException">The connection is broken.</exception>
    public void Send(RequestWriter writer, int number, long intended)
    {
        Intended = intended;
        var length = writer.Write(number, _request);
        var sent = _socket.Send(_request.AsSpan(0, length), SocketFlags.None, out var error);

        // A request is far smaller than an empty socket's buffer, so it goes whole or not at all.
        if (error != SocketError.Success || sent != length) throw new SocketException((int)error);
    }

    /// <summary>Takes what has come.</summary>
    /// <returns>Whether the answer has come whole.</returns>
    /// <exception cref="SocketException">The connection is broken.</exception>
    public bool Receive(byte[] buffer)
    {
        var count = _socket.Receive(buffer, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) return false;
        if (error != SocketError.Success || count == 0) throw new SocketException((int)SocketError.ConnectionReset);
        return Response.Read(buffer.AsSpan(0, count));
    }

    public void Dispose() => _socket.Dispose();
}
