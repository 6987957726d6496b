using System.Text;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;
using Orleans.Runtime.Messaging;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>Whatever answers a client, its calls end, and its start does.</summary>
public class HostileGatewayTests
{
    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("\u0009\0\0\0\u0006\0\0\0\0\0\0\0\0")] // an answer
    [InlineData("\u000A\0\0\0\u0002\0\0\0\0\0\0\0\0{")] // half a welcome
    [InlineData("")]
    public async Task A_client_does_not_start_with_what_is_no_gateway(string said)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var gateway = new RawGateway();
        var starting = world.ConnectAsync(gateway.Port);
        await gateway.AcceptAsync();
        if (said == "") gateway.HangUp();
        else await gateway.SendAsync(Encoding.Latin1.GetBytes(said));
        await Assert.ThrowsAsync<ConnectionFailedException>(() => starting.Soon());
    }

    [Fact]
    public async Task A_client_does_not_wait_for_ever_to_be_let_in()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var gateway = new RawGateway();
        var clock = new ManualTimeProvider();
        var starting = world.ConnectAsync(gateway.Port, clock);
        await gateway.AcceptAsync();
        clock.Advance(EngineLimits.GatewayHandshakeTimeout);
        var error = await Assert.ThrowsAsync<ConnectionFailedException>(() => starting.Soon());
        Assert.Contains("within 5 seconds", error.Message);
    }

    [Theory]
    [InlineData("\"five\"")]
    [InlineData("")]
    [InlineData("5 5")]
    [InlineData("{")]
    public async Task An_answer_that_cannot_be_read_fails_its_call_and_no_other(string json)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var gateway = new RawGateway();
        var (grain, call, id) = await CallAsync(world, gateway);
        await gateway.SendAsync(RawClient.FrameOf(FrameKind.Answer, id + 100, "1")); // nobody's
        await gateway.SendAsync(RawClient.FrameOf(FrameKind.Answer, id, json));
        await Assert.ThrowsAsync<OrleansException>(() => call.Soon());

        var next = grain.AddAsync(2, 3);
        await gateway.SendAsync(RawClient.FrameOf(FrameKind.Answer, (await gateway.ReadAsync())!.Value.CallId, "5"));
        Assert.Equal(5, await next.Soon());
    }

    [Theory]
    [InlineData("""{"Type":"System.Diagnostics.Process","Message":"m"}""", "System.Diagnostics.Process: m")]
    [InlineData("""{"Type":"System.Reflection.TargetInvocationException","Message":"m"}""", "System.Reflection.TargetInvocationException: m")]
    [InlineData("{}", ": ")]
    [InlineData("[]", "could not be read")]
    public async Task An_error_makes_no_type_that_is_not_well_known(string json, string message)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var gateway = new RawGateway();
        var (_, call, id) = await CallAsync(world, gateway);
        await gateway.SendAsync(RawClient.FrameOf(FrameKind.Error, id, json));
        var error = await Assert.ThrowsAsync<OrleansException>(() => call.Soon());
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("\u00FF\u00FF\u00FF\u007F")] // a length beyond every limit
    [InlineData("\u0009\0\0\0\u0004\0\0\0\0\0\0\0\0")] // a call
    [InlineData("\u0009\0\0\0\u0006\0\0")] // half an answer, and the end
    public async Task One_who_does_not_keep_to_the_protocol_is_left_and_called_anew(string said)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var gateway = new RawGateway();
        var (grain, call, _) = await CallAsync(world, gateway);
        await gateway.SendAsync(Encoding.Latin1.GetBytes(said));
        if (said.Length == 7) gateway.HangUp();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());

        var next = grain.AddAsync(2, 3);
        await gateway.WelcomeAsync();
        await gateway.SendAsync(RawClient.FrameOf(FrameKind.Answer, (await gateway.ReadAsync())!.Value.CallId, "5"));
        Assert.Equal(5, await next.Soon());
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_at_the_gateway_too()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var gateway = new RawGateway();
        var (grain, _, _) = await CallAsync(world, gateway);
        using var source = new CancellationTokenSource();
        var call = grain.WaitAsync("point", source.Token);
        var id = (await gateway.ReadAsync())!.Value.CallId;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        var frame = (await gateway.ReadAsync())!.Value;
        Assert.Equal((FrameKind.Cancel, id), (frame.Kind, frame.CallId));
    }

    private static async Task<(IFar Grain, Task<int> Call, long Id)> CallAsync(GatewayWorld world, RawGateway gateway)
    {
        var starting = world.ConnectAsync(gateway.Port);
        await gateway.WelcomeAsync();
        var grain = (await starting.Soon()).GetGrain<IFar>(1);
        var call = grain.AddAsync(2, 3);
        return (grain, call, (await gateway.ReadAsync())!.Value.CallId);
    }
}
