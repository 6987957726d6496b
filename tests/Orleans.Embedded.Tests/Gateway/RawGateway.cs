using System.Net;
using System.Net.Sockets;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>A gateway that sends whatever a test wants.</summary>
internal sealed class RawGateway : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _socket;
    private GatewayConnection? _connection;

    public RawGateway() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Takes a client, which has presented itself.</summary>
    public async Task AcceptAsync()
    {
        _socket = await _listener.AcceptSocketAsync().Soon();
        _connection = new GatewayConnection(_socket);
        Assert.Equal(FrameKind.Hello, (await ReadAsync())?.Kind);
    }

    public async Task WelcomeAsync()
    {
        await AcceptAsync();
        var grains = new Dictionary<string, GrainType> { ["Orleans.Embedded.Tests.Gateway.IFar"] = GrainType.Create("far") };
        await SendAsync(FrameWriter.Of(FrameKind.Welcome, new GatewayWelcome(grains)));
    }

    public Task<Frame?> ReadAsync() => _connection!.ReadAsync(EngineLimits.MaxGatewayFrameBytes).AsTask().Soon();

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _socket!.SendAsync(bytes).AsTask().Soon();

    public void HangUp() => _connection!.Abort();

    public void Dispose()
    {
        _connection?.Abort();
        _listener.Dispose();
    }
}
