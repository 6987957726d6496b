using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Observers;

public class ObserverTests
{
    internal interface IListener : IGrainObserver
    {
        Task HearAsync(string word);
    }

    internal interface ISpeaker : IGrainWithIntegerKey
    {
        Task SayAsync(IListener listener, string word);

        Task PassYourselfAsync();

        Task CallAsync(ISpeaker speaker);

        Task PingAsync();
    }

    [Fact]
    public async Task A_deleted_observer_is_not_available_nor_are_calls_that_waited_for_it()
    {
        await using var world = await EngineWorld.StartAsync();
        var reference = world.Client.CreateObjectReference<IListener>(new Listener(world.Probe));
        var running = reference.HearAsync("running");
        await world.Probe.Noted("running");
        var waiting = reference.HearAsync("waiting");

        world.Client.DeleteObjectReference<IListener>(reference);
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => world.Get<ISpeaker>(1).SayAsync(reference, "late").Soon());
        world.Probe.Release("running");
        await running.Soon();
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => waiting.Soon());
        Assert.Equal(["running"], world.Probe.Notes);
    }

    [Fact]
    public async Task The_observers_of_a_killed_silo_and_of_a_stopped_client_are_not_available()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        var ofSilo = world.Silos[1].GrainFactory.CreateObjectReference<IListener>(new Listener(world.Probe));
        var ofClient = world.Client.CreateObjectReference<IListener>(new Listener(world.Probe));
        var pending = world.Silos[0].GrainFactory.GetGrain<IListener>(ofSilo.GetGrainId()).HearAsync("pending");
        await world.Probe.Noted("pending");

        await world.Cluster.KillSiloAsync(world.Cluster.Silos[1]);
        await world.Cluster.StopClusterClientAsync();
        var grain = world.Silos[0].GrainFactory.GetGrain<ISpeaker>(1);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => pending.Soon());
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => grain.SayAsync(ofSilo, "a").Soon());
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => grain.SayAsync(ofClient, "b").Soon());
    }

    [Fact]
    public async Task An_observer_is_never_passed_as_the_object_itself()
    {
        await using var world = await EngineWorld.StartAsync();
        var error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await world.Get<ISpeaker>(1).SayAsync(new Listener(world.Probe), "direct"));
        Assert.Contains(nameof(IGrainFactory.CreateObjectReference), error.Message);

        // A grain that passes itself on passes a reference: this call is a turn of its own, so the grain would wait for itself.
        var call = world.Get<ISpeaker>(2).PassYourselfAsync();
        await world.Probe.Noted("passed");
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
    }

    private sealed class Listener(Probe probe) : IListener
    {
        public Task HearAsync(string word) => probe.StopAt(word);
    }

    internal sealed class SpeakerGrain(Probe probe) : Grain, ISpeaker
    {
        public Task PassYourselfAsync()
        {
            var call = GrainFactory.GetGrain<ISpeaker>(3).CallAsync(this);
            probe.Note("passed");
            return call;
        }

        public Task CallAsync(ISpeaker speaker) => speaker.PingAsync();

        public Task PingAsync() => Task.CompletedTask;

        public Task SayAsync(IListener listener, string word) => listener.HearAsync(word);
    }
}
