using System.Net;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Gateway;

public class GatewayCallTests
{
    [Fact]
    public async Task Arguments_reach_the_grain_and_its_result_the_caller()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        Assert.Equal(5, await client.GetGrain<IFar>(1).AddAsync(2, 3).Soon());
        Assert.Equal("a ü€😀\"\\\n", await client.GetGrain<IFar>(1).AddAsync("a ü€", "😀\"\\\n").Soon());
        Assert.Equal("a and nothing", await client.GetGrain<IFar>(1).AddAsync("a").Soon());
    }

    [Fact]
    public async Task The_key_names_the_same_grain_as_inside_the_silo()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        var guid = new Guid("0b4f1c1e-93a3-4c53-8f0f-3f8f3a4c2b1d");
        Assert.Equal(-1, await client.GetGrain<IFar>(-1).GetKeyAsync().Soon());
        Assert.Equal(guid, await client.GetGrain<IFarByGuid>(guid).GetKeyAsync().Soon());
        Assert.Equal("a/b ü", await client.GetGrain<IFarByName>("a/b ü").GetKeyAsync().Soon());

        var inside = world.Silo.Get<IFar>(7);
        Assert.Equal(inside.GetGrainId(), client.GetGrain<IFar>(7).GetGrainId());
        Assert.Equal(7, await client.GetGrain<IFar>(inside.GetGrainId()).GetKeyAsync().Soon());
        Assert.Equal(7, await ((IFar)client.GetGrain(typeof(IFar), 7L)).GetKeyAsync().Soon());
    }

    [Fact]
    public async Task A_message_comes_back_as_it_was_sent()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        var silo = SiloAddress.New(IPAddress.Loopback, 11, 12);
        var sent = new Parcel(
            "text", 1L << 62, double.NaN, 1.10m, DayOfWeek.Friday, TimeSpan.FromTicks(-7), new(2026, 11, 11, 1, 2, 3, TimeSpan.FromHours(8)),
            new Guid("0b4f1c1e-93a3-4c53-8f0f-3f8f3a4c2b1d"), [0, 255], new(1, "one"), null, [new(2, "two"), new(3, "three")], default,
            (4, "four"), new() { [silo] = 5 }, GrainId.Create("type", "key/key"), default, GrainType.Create("type"), IdSpan.Create("span"));
        var back = await client.GetGrain<IFar>(1).SendBackAsync(sent).AsTask().Soon();

        Assert.Equal(sent.Bytes, back.Bytes);
        Assert.Equal(sent.Stamps, back.Stamps.AsEnumerable());
        Assert.Equal(sent.BySilo, back.BySilo);
        Assert.Equal(sent, back with { Bytes = sent.Bytes, Stamps = sent.Stamps, BySilo = sent.BySilo });

        var empty = new Parcel(null, null, 0, 0, 0, default, default, default, [], default, new(6, "six"), [], [], default, [], default, default,
            default, default);
        back = await client.GetGrain<IFar>(1).SendBackAsync(empty).AsTask().Soon();
        Assert.Equal(new Stamp(6, "six"), back.NoStamp);
        Assert.Equal((null, null, true, false), (back.Text, back.Number, back.Stamps.IsEmpty, back.NeverMade.IsDefault));
        Assert.Equal((default, default), (back.Type, back.Span2));
        Assert.Null(await client.GetGrain<IFar>(1).SendBackAsync((Box)null!).Soon());
    }

    [Fact]
    public async Task The_management_grain_can_be_asked()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        await client.GetGrain<IFar>(1).AddAsync(2, 3).Soon();
        var management = client.GetGrain<IManagementGrain>(0);
        var silo = world.Silo.Cluster.Silos[0].SiloAddress;
        Assert.Equal([(silo, SiloStatus.Active)], (await management.GetHosts().Soon()).Select(host => (host.Key, host.Value)));
        var name = $"{typeof(FarGrain).FullName},{typeof(FarGrain).Assembly.GetName().Name}";
        var grain = Assert.Single(await management.GetDetailedGrainStatistics([name], [silo]).Soon());
        Assert.Equal((silo, client.GetGrain<IFar>(1).GetGrainId()), (grain.SiloAddress, grain.GrainId));
        Assert.Contains(await management.GetSimpleGrainStatistics().Soon(), one => one.GrainType == name);
        Assert.Contains(await management.GetSimpleGrainStatistics([silo]).Soon(), one => one.SiloAddress.Equals(silo));
        Assert.Equal(2, await management.GetTotalActivationCount().Soon());
    }

    [Theory]
    [InlineData("timeout", typeof(TimeoutException))]
    [InlineData("argument", typeof(ArgumentOutOfRangeException))]
    [InlineData("cancelled", typeof(OperationCanceledException))]
    [InlineData("limit", typeof(LimitExceededException))]
    public async Task A_well_known_exception_comes_back_as_what_it_was(string kind, Type type)
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        var inside = await Assert.ThrowsAsync(type, () => world.Silo.Get<IFar>(2).ThrowAsync(kind, "said why").Soon());
        var outside = await Assert.ThrowsAsync(type, () => grain.ThrowAsync(kind, "said why").Soon());
        Assert.Contains("said why", outside.Message);
        Assert.Equal(inside.Message, outside.Message);
    }

    [Fact]
    public async Task Another_exception_comes_back_as_one_that_names_its_type()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        var error = await Assert.ThrowsAsync<OrleansException>(() => grain.ThrowAsync("other", "said why").Soon());
        Assert.Equal($"{typeof(FarAwayException).FullName}: said why", error.Message);
        error = await Assert.ThrowsAsync<OrleansException>(() => grain.ThrowAsync("other", new string('x', 1_000_000)).Soon());
        Assert.InRange(error.Message.Length, 8_000, 9_000);
    }

    [Fact]
    public async Task A_one_way_call_is_done_when_it_is_sent_and_what_it_throws_harms_nobody()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        Assert.True(grain.TellAsync("bad").IsCompletedSuccessfully);
        Assert.True(grain.TellAsync("good").IsCompletedSuccessfully);
        await world.Probe.Noted("good");
        Assert.Equal(["bad", "good"], world.Probe.Notes);
    }

    [Fact]
    public async Task Cancelling_ends_the_call_at_once_and_tells_the_grain_in_a_turn()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        using var source = new CancellationTokenSource();
        var call = grain.WaitAsync("waiting", source.Token);
        await world.Probe.Noted("waiting");

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        Assert.True(call.IsCanceled);
        await world.Probe.Noted("cancelled in a turn: True");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.WaitAsync("late", source.Token).Soon());
        Assert.Equal(5, await grain.AddAsync(2, 3).Soon());
        Assert.DoesNotContain("late", world.Probe.Notes);
    }

    [Fact]
    public async Task A_token_that_is_never_cancelled_changes_nothing()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        using var source = new CancellationTokenSource();
        world.Probe.Release("waiting");
        await grain.WaitAsync("waiting", source.Token).Soon();
        await source.CancelAsync();
        Assert.Equal(5, await grain.AddAsync(2, 3).Soon());
    }

    [Fact]
    public async Task Many_calls_share_the_connection_and_each_is_answered_when_it_is_done()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        var calls = Enumerable.Range(0, 100).Select(key => client.GetGrain<IFar>(key).StopAt($"{key}")).ToArray();
        for (var key = 0; key < calls.Length; key++) await world.Probe.Noted($"{key}");

        for (var key = calls.Length - 1; key >= 0; key--)
        {
            Assert.False(calls[key].IsCompleted);
            world.Probe.Release($"{key}");
            await calls[key].Soon();
        }
    }

    [Fact]
    public async Task Clients_do_not_see_each_other()
    {
        await using var world = await GatewayWorld.StartAsync();
        var one = await world.ConnectAsync();
        var two = await world.ConnectAsync();
        var waiting = one.GetGrain<IFar>(1).StopAt("waiting");
        await world.Probe.Noted("waiting");
        Assert.Equal(5, await two.GetGrain<IFar>(2).AddAsync(2, 3).Soon());

        await world.StopAsync(two);
        world.Probe.Release("waiting");
        await waiting.Soon();
        Assert.Equal(5, await one.GetGrain<IFar>(2).AddAsync(2, 3).Soon());
    }
}
