using System.Text;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>Whatever connects to a gateway, it is cut off or told why not, and the silo and its other clients go on.</summary>
public class HostileClientTests
{
    private const string Far = "Orleans.Embedded.Tests.Gateway.IFar";

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")] // a length beyond every limit
    [InlineData("\0\0\0\0")] // shorter than a frame can be
    [InlineData("\u0001\0\0\0")]
    public async Task Garbage_instead_of_a_greeting_is_cut_off(string garbage)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.ConnectAsync(world.Port);
        await raw.SendAsync(Encoding.Latin1.GetBytes(garbage));
        Assert.Null(await raw.ReadAsync());
        await WorksAsync(world);
    }

    [Theory]
    [InlineData((int)FrameKind.Call, "[]")]
    [InlineData((int)FrameKind.Hello, "")]
    [InlineData((int)FrameKind.Hello, "{")]
    [InlineData((int)FrameKind.Hello, "null")]
    [InlineData((int)FrameKind.Hello, "[1]")]
    [InlineData((int)FrameKind.Hello, "{\"Version\":\"one\"}")]
    public async Task A_greeting_that_is_none_is_cut_off(int kind, string json)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.ConnectAsync(world.Port);
        await raw.SendAsync((FrameKind)kind, 0, json);
        Assert.Null(await raw.ReadAsync());
        await WorksAsync(world);
    }

    [Theory]
    [InlineData("{}", "something else")]
    [InlineData("""{"Magic":"Orleans.Embedded gateway","Version":2}""", "version 1")]
    [InlineData("""{"Magic":"Orleans.Embedded gateway","Version":1}""", "cluster")]
    public async Task A_greeting_from_elsewhere_is_answered_and_cut_off(string json, string reason)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.ConnectAsync(world.Port);
        await raw.SendAsync(FrameKind.Hello, 0, json);
        var answer = await raw.ReadAsync();
        Assert.Equal(FrameKind.Refusal, answer?.Kind);
        Assert.Contains(reason, answer?.Json);
        Assert.Null(await raw.ReadAsync());
    }

    [Fact]
    public async Task A_greeting_longer_than_any_is_cut_off_before_it_is_read()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.ConnectAsync(world.Port);
        await raw.SendAsync(BitConverter.GetBytes(EngineLimits.MaxGatewayHelloBytes + 1));
        Assert.Null(await raw.ReadAsync());
        await WorksAsync(world);
    }

    [Fact]
    public async Task One_who_does_not_present_himself_in_time_is_cut_off()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var silent = await RawClient.ConnectAsync(world.Port);
        using var slow = await RawClient.ConnectAsync(world.Port);
        await slow.SendAsync(new byte[] { 100, 0 }); // the beginning of a frame
        using var other = await RawClient.EnterAsync(world); // came later, so the others are waited for by now

        world.Silo.Clock.Advance(EngineLimits.GatewayHandshakeTimeout);
        Assert.Null(await silent.ReadAsync());
        Assert.Null(await slow.ReadAsync());
        await other.CallAsync(1, $"{Far}/AddAsync(int,int)", "far/1", "2,3");
        Assert.Equal((FrameKind.Answer, 1, "5"), await other.ReadAsync());
    }

    [Theory]
    [InlineData(4 * 1024 * 1024)] // with the four bytes of the length, too long
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_length_that_no_frame_has_is_cut_off(int length)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.SendAsync(BitConverter.GetBytes(length));
        Assert.Null(await raw.ReadAsync());
        await WorksAsync(world);
    }

    [Fact]
    public async Task A_frame_that_never_becomes_whole_is_no_call()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.SendAsync(BitConverter.GetBytes(1000));
        await raw.SendAsync(new byte[] { (byte)FrameKind.Call, 1, 0, 0 });
        raw.EndOfBytes();
        Assert.Null(await raw.ReadAsync());
        await WorksAsync(world);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((int)FrameKind.Hello)]
    [InlineData((int)FrameKind.Welcome)]
    [InlineData((int)FrameKind.Answer)]
    [InlineData(255)]
    public async Task A_frame_that_no_client_sends_is_cut_off(int kind)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.SendAsync((FrameKind)kind, 1, "[]");
        Assert.Null(await raw.ReadAsync());
        await WorksAsync(world);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[null,null]")]
    [InlineData("[1,2]")]
    [InlineData("\u0001")]
    [InlineData($"""["{Far}/AddAsync(int,int)"]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1"]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,2""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,2,3]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,2]]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,2] 3""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,"2"]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,2.5]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,99999999999]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far/1",1,null]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","far",1,2]""")] // no grain
    [InlineData($"""["{Far}/AddAsync(int,int)","",1,2]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","nobody/1",1,2]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","sys.observer/1",1,2]""")]
    [InlineData($"""["{Far}/AddAsync(int,int)","farbyname/1",1,2]""")] // another interface's
    [InlineData($"""["{Far}/AddAsync(int,int)","far/x",1,2]""")] // no integer
    [InlineData($"""["{Far}/AddAsync(int,int)","far/01",1,2]""")] // a second spelling of 1
    [InlineData($"""["{Far}/AddAsync(int,int)","far/a",1,2]""")] // and of 10
    [InlineData($"""["{Far}/MeetAsync(Orleans.Embedded.Tests.Gateway.IFar)","far/1",null]""")] // not served
    [InlineData($"""["{Far}/MeetAllAsync(System.Collections.Immutable.ImmutableArray<Orleans.Embedded.Tests.Gateway.IFar>)","far/1",["far/1"]]""")]
    [InlineData($"""["{Far}/Nothing()","far/1"]""")]
    [InlineData("""["System.IO.File/Delete(string)","far/1","x"]""")]
    public async Task A_call_that_is_none_is_answered_with_an_error(string json)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.SendAsync(FrameKind.Call, 7, json);
        var answer = await raw.ReadAsync();
        Assert.Equal((FrameKind.Error, 7), (answer?.Kind, answer?.CallId));
        Assert.Contains("OrleansMessageRejectionException", answer?.Json);
        await raw.SendAsync(FrameKind.Call, 0, json); // nobody to be told
        await raw.CallAsync(8, $"{Far}/AddAsync(int,int)", "far/1", "2,3");
        Assert.Equal((FrameKind.Answer, 8, "5"), await raw.ReadAsync());
    }

    [Fact]
    public async Task Frames_may_come_in_any_pieces()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        var calls = new[] { 1L, 2L }.SelectMany(id => RawClient.FrameOf(
            FrameKind.Call, id, $"""["{Far}/AddAsync(int,int)","far/1",2,{id}]""")).ToArray();
        foreach (var part in calls) await raw.SendAsync(new[] { part });
        Assert.Equal(["3", "4"], new[] { (await raw.ReadAsync())?.Json, (await raw.ReadAsync())?.Json }.Order());
        await raw.SendAsync(calls);
        Assert.Equal(["3", "4"], new[] { (await raw.ReadAsync())?.Json, (await raw.ReadAsync())?.Json }.Order());
    }

    [Fact]
    public async Task Json_that_nests_without_end_is_an_error()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.CallAsync(1, $"{Far}/SendBackAsync(Orleans.Embedded.Tests.Gateway.Box)", "far/1", new string('[', 1_000_000));
        Assert.Equal(FrameKind.Error, (await raw.ReadAsync())?.Kind);
        await WorksAsync(world);
    }

    [Fact]
    public async Task Two_calls_of_one_number_are_cut_off()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.CallAsync(1, $"{Far}/StopAt(string)", "far/1", "\"running\"");
        await raw.CallAsync(1, $"{Far}/StopAt(string)", "far/2", "\"second\"");
        Assert.Null(await raw.ReadAsync());
        world.Probe.Release("running");
        await WorksAsync(world);
        Assert.DoesNotContain("second", world.Probe.Notes);
    }

    [Fact]
    public async Task Cancelling_what_is_not_there_does_nothing()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        await raw.SendAsync(FrameKind.Cancel, 99, "");
        await raw.CallAsync(1, $"{Far}/AddAsync(int,int)", "far/1", "2,3");
        Assert.Equal((FrameKind.Answer, 1, "5"), await raw.ReadAsync());
    }

    [Fact]
    public async Task Beyond_the_calls_that_one_may_have_under_way_the_answer_is_an_error()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var raw = await RawClient.EnterAsync(world);
        for (var id = 1; id <= EngineLimits.MaxGatewayCallsInFlight + 1; id++)
            await raw.CallAsync(id, $"{Far}/StopAt(string)", "far/1", "\"running\"");
        var answer = await raw.ReadAsync();
        Assert.Equal((FrameKind.Error, EngineLimits.MaxGatewayCallsInFlight + 1), (answer?.Kind, answer?.CallId));
        Assert.Contains("GatewayTooBusyException", answer?.Json);

        await WorksAsync(world);
        world.Probe.Release("running");
        for (var id = 1; id <= EngineLimits.MaxGatewayCallsInFlight; id++) Assert.Equal(FrameKind.Answer, (await raw.ReadAsync())?.Kind);
    }

    [Fact]
    public async Task Beyond_the_clients_that_a_gateway_serves_one_is_told_so_and_a_place_that_is_left_is_given_again()
    {
        await using var world = await GatewayWorld.StartAsync();
        List<RawClient> clients = [];
        for (var i = 0; i < EngineLimits.MaxGatewayConnections; i++) clients.Add(await RawClient.EnterAsync(world));

        using (var late = await RawClient.ConnectAsync(world.Port))
        {
            await late.SendAsync(FrameWriter.Of(FrameKind.Hello, GatewayHello.To(world.ClusterId, world.ServiceId)));
            var answer = await late.ReadAsync();
            Assert.Equal(FrameKind.Refusal, answer?.Kind);
            Assert.Contains("64 clients", answer?.Json);
        }

        await clients[0].SendAsync(FrameKind.Refusal, 0, ""); // and is cut off, which is when its place is free
        Assert.Null(await clients[0].ReadAsync());
        clients.Add(await EnterWhenFreeAsync(world));
        clients.ForEach(client => client.Dispose());
    }

    private static async Task<RawClient> EnterWhenFreeAsync(GatewayWorld world)
    {
        while (true)
        {
            var client = await RawClient.ConnectAsync(world.Port);
            await client.SendAsync(FrameWriter.Of(FrameKind.Hello, GatewayHello.To(world.ClusterId, world.ServiceId)));
            if ((await client.ReadAsync())?.Kind == FrameKind.Welcome) return client;
            client.Dispose();
        }
    }

    private static async Task WorksAsync(GatewayWorld world)
    {
        using var raw = await RawClient.EnterAsync(world);
        await raw.CallAsync(1, $"{Far}/AddAsync(int,int)", "far/9", "2,3");
        Assert.Equal((FrameKind.Answer, 1, "5"), await raw.ReadAsync());
    }
}
