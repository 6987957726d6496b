using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.Tests.World;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Observers;

public class ObserverTests
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(2);

    internal interface IListener : IGrainObserver
    {
        Task HearAsync(string word);

        void Overhear(string word);
    }

    internal interface ISpeaker : IGrainWithIntegerKey
    {
        Task SayAsync(IListener listener, string word);

        Task WhisperAsync(IListener listener, string[] words);

        Task<bool> KeepAsync(IListener listener);

        Task SayToKeptAsync(string word);

        Task DropAsync(IListener listener);

        Task PingAsync();
    }

    [Fact]
    public async Task A_grain_calls_an_observer_that_it_was_passed()
    {
        await using var world = await TestWorld.StartAsync();
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        world.Probe.Release("word");
        await world.Get<ISpeaker>(1).SayAsync(reference, "word").Soon();
        await world.Get<ISpeaker>(1).WhisperAsync(reference, ["hush"]).Soon();
        await world.Probe.Noted("hush");
        Assert.Equal(["word", "hush"], world.Probe.Notes);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_in_the_host_of_a_silo_hears_grains_as_one_in_a_client_does()
    {
        await using var world = await TestWorld.StartAsync(silos: 2);
        var listener = new Listener(world.Probe);
        var grains = world.Cluster.Silos[1].ServiceProvider.GetRequiredService<IGrainFactory>();
        var reference = grains.CreateObjectReference<IListener>(listener);
        for (var key = 0; key < 10; key++)
        {
            world.Probe.Release($"{key}");
            await grains.GetGrain<ISpeaker>(key).SayAsync(reference, $"{key}").Soon();
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(key => $"{key}"), world.Probe.Notes);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Every_notice_arrives_once()
    {
        await using var world = await TestWorld.StartAsync();
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        var words = Enumerable.Range(0, 50).Select(word => $"{word}").ToArray();
        await world.Get<ISpeaker>(1).WhisperAsync(reference, words).Soon();
        foreach (var word in words) await world.Probe.Noted(word);
        Assert.Equal(words.Length, world.Probe.Notes.Length);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Calls_to_an_observer_run_one_at_a_time()
    {
        await using var world = await TestWorld.StartAsync();
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        var one = world.Get<ISpeaker>(1).SayAsync(reference, "one");
        await world.Probe.Noted("one");
        world.Probe.Release("two");
        var two = world.Get<ISpeaker>(2).SayAsync(reference, "two");
        await world.Get<ISpeaker>(3).PingAsync().Soon();
        Assert.Equal(["one"], world.Probe.Notes);
        world.Probe.Release("one");
        await one.Soon();
        await two.Soon();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task What_an_observer_throws_reaches_the_grain()
    {
        await using var world = await TestWorld.StartAsync();
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => world.Get<ISpeaker>(1).SayAsync(reference, "").Soon());
        Assert.Equal("no word", error.Message);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_deleted_observer_fails_the_caller_or_lets_it_time_out_but_never_hangs()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        world.Client.DeleteObjectReference<IListener>(reference);
        AssertIsRefusal(await Assert.ThrowsAnyAsync<Exception>(() => world.Get<ISpeaker>(1).SayAsync(reference, "late").Soon()));
        await world.Get<ISpeaker>(1).WhisperAsync(reference, ["late"]).Soon();
        await world.Get<ISpeaker>(1).PingAsync().Soon();
        Assert.Empty(world.Probe.Notes);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task The_observer_of_a_client_that_has_gone_fails_the_caller_or_lets_it_time_out_but_never_hangs()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        await world.Get<ISpeaker>(1).KeepAsync(reference).Soon();
        await world.Cluster.StopClusterClientAsync();

        var speaker = world.Cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ISpeaker>(1);
        AssertIsRefusal(await Assert.ThrowsAnyAsync<Exception>(() => speaker.SayToKeptAsync("late").Soon()));
        await speaker.PingAsync().Soon();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task References_to_one_observer_are_equal_wherever_they_were()
    {
        await using var world = await TestWorld.StartAsync();
        var listener = new Listener(world.Probe);
        var reference = world.Client.CreateObjectReference<IListener>(listener);
        var other = world.Client.CreateObjectReference<IListener>(listener);
        var grain = world.Get<ISpeaker>(1);
        Assert.True(await grain.KeepAsync(reference).Soon());
        Assert.False(await grain.KeepAsync(reference).Soon());
        Assert.True(await grain.KeepAsync(other).Soon());
        await grain.DropAsync(reference).Soon();
        Assert.True(await grain.KeepAsync(reference).Soon());
        GC.KeepAlive(listener);
    }

    private static void AssertIsRefusal(Exception exception) => Assert.True(exception is TimeoutException or OrleansException, exception.ToString());

    private sealed class Listener(Probe probe) : IListener
    {
        public Task HearAsync(string word) => word.Length == 0 ? throw new NotSupportedException("no word") : probe.StopAt(word);

        public void Overhear(string word) => probe.Note(word);
    }

    internal sealed class SpeakerGrain : Grain, ISpeaker
    {
        private readonly HashSet<IListener> _kept = [];

        public Task SayAsync(IListener listener, string word) => listener.HearAsync(word);

        public Task WhisperAsync(IListener listener, string[] words)
        {
            foreach (var word in words) listener.Overhear(word);
            return Task.CompletedTask;
        }

        public Task<bool> KeepAsync(IListener listener) => Task.FromResult(_kept.Add(listener));

        public Task SayToKeptAsync(string word) => Task.WhenAll(_kept.Select(listener => listener.HearAsync(word)));

        public Task DropAsync(IListener listener) => Task.FromResult(_kept.Remove(listener));

        public Task PingAsync() => Task.CompletedTask;
    }
}
