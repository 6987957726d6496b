using System.Net;
using System.Net.Sockets;
using System.Text;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>A client that sends whatever a test wants.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _socket = new();

    private NetworkStream? _stream; // TcpClient gives it out only while it is connected both ways

    private NetworkStream Stream => _stream ??= _socket.GetStream();

    /// <summary>Connects, and says nothing.</summary>
    public static async Task<RawClient> ConnectAsync(int port)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, port).Soon();
        return client;
    }

    /// <summary>Connects, and is let in.</summary>
    public static async Task<RawClient> EnterAsync(GatewayWorld world)
    {
        var client = await ConnectAsync(world.Port);
        await client.SendAsync(FrameWriter.Of(FrameKind.Hello, GatewayHello.To(world.ClusterId, world.ServiceId)));
        Assert.Equal(FrameKind.Welcome, (await client.ReadAsync())?.Kind);
        return client;
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => Stream.WriteAsync(bytes).AsTask().Soon();

    /// <summary>A frame with any text for its JSON.</summary>
    public static byte[] FrameOf(FrameKind kind, long callId, string json)
    {
        var frame = new byte[Frame.HeaderBytes + Encoding.UTF8.GetByteCount(json)];
        Frame.WriteHeader(frame, kind, callId);
        Encoding.UTF8.GetBytes(json, frame.AsSpan(Frame.HeaderBytes));
        return frame;
    }

    public Task SendAsync(FrameKind kind, long callId, string json) => SendAsync(FrameOf(kind, callId, json));

    public Task CallAsync(long callId, string method, string grain, string arguments = "") =>
        SendAsync(FrameKind.Call, callId, $"[\"{method}\",\"{grain}\"{(arguments == "" ? "" : ",")}{arguments}]");

    /// <summary>No more bytes come from here.</summary>
    public void EndOfBytes() => _socket.Client.Shutdown(SocketShutdown.Send);

    /// <summary>The next frame; null when the gateway has ended the connection.</summary>
    public async Task<(FrameKind Kind, long CallId, string Json)?> ReadAsync()
    {
        try
        {
            var header = new byte[Frame.HeaderBytes];
            await Stream.ReadExactlyAsync(header).AsTask().Soon();
            var json = new byte[BitConverter.ToInt32(header) + sizeof(int) - Frame.HeaderBytes];
            await Stream.ReadExactlyAsync(json).AsTask().Soon();
            return ((FrameKind)header[sizeof(int)], BitConverter.ToInt64(header, sizeof(int) + 1), Encoding.UTF8.GetString(json));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _socket.Dispose();
}
