using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>What cannot pass a gateway is refused where it is sent, and not changed on the way.</summary>
public class RefusedMessageTests
{
    [Fact]
    public async Task A_grain_is_no_argument_and_no_result()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        await Assert.ThrowsAsync<NotSupportedException>(() => grain.MeetAsync(grain).Soon());
        await Assert.ThrowsAsync<NotSupportedException>(() => grain.MeetAllAsync([grain]).Soon());
        await Assert.ThrowsAsync<NotSupportedException>(() => grain.GetSelfAsync().Soon());
        await Assert.ThrowsAsync<NotSupportedException>(() => grain.GetSelvesAsync().Soon());
        Assert.Throws<NotSupportedException>(() => { _ = grain.TellGrainAsync(grain); });
        Assert.Equal(5, await grain.AddAsync(2, 3).Soon());
    }

    [Fact]
    public async Task Observers_and_names_of_classes_are_not_for_clients()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        Assert.Throws<NotSupportedException>(() => client.CreateObjectReference<IFarObserver>(new FarObserver()));
        Assert.Throws<NotSupportedException>(() => client.GetGrain<IFar>(1, typeof(FarGrain).FullName));
        Assert.Throws<ArgumentException>(() => client.GetGrain<INobody>(1));
    }

    [Fact]
    public async Task A_value_of_a_derived_type_is_refused_before_it_loses_a_part_of_itself()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        Assert.Equal(new Box(1), await grain.SendBackAsync(new Box(1)).Soon());
        await Assert.ThrowsAsync<NotSupportedException>(() => grain.SendBackAsync(new LockedBox(1, "key")).Soon());
        await Assert.ThrowsAsync<NotSupportedException>(() => grain.SendBackAsync(new Box(-1)).Soon());
    }

    [Fact]
    public async Task What_is_too_long_is_refused_at_either_end()
    {
        await using var world = await GatewayWorld.StartAsync();
        var grain = (await world.ConnectAsync()).GetGrain<IFar>(1);
        const int Nearly = 4 * 1024 * 1024 - 1024;
        Assert.Equal(Nearly, (await grain.MakeTextAsync(Nearly).Soon()).Length);
        Assert.StartsWith("xx", await grain.AddAsync(new string('x', Nearly)).Soon());

        await Assert.ThrowsAsync<LimitExceededException>(() => grain.MakeTextAsync(5_000_000).Soon());
        await Assert.ThrowsAsync<LimitExceededException>(() => grain.AddAsync(new string('x', 5_000_000)).Soon());
        Assert.Equal(5, await grain.AddAsync(2, 3).Soon());
    }

    internal interface IFarObserver : IGrainObserver
    {
        void OnNews(string news);
    }

    internal interface INobody : IGrainWithIntegerKey
    {
        Task PingAsync();
    }

    private sealed class FarObserver : IFarObserver
    {
        public void OnNews(string news) { }
    }
}
