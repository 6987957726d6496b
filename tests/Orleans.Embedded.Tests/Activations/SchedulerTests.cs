using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Activations;

public class SchedulerTests
{
    internal interface IWanderer : IGrainWithIntegerKey
    {
        Task<bool> IsInsideAfterAwaitAsync();

        Task<bool> IsInsideAfterConfigureAwaitFalseAsync();

        Task<bool> IsInsideInTaskRunAsync();

        Task<bool> IsInsideInStartNewAsync();

        Task<bool> IsInsideAfterContinueWithAsync();
    }

    [Fact]
    public async Task Code_comes_back_to_its_activation_unless_it_asks_not_to()
    {
        await using var world = await EngineWorld.StartAsync();
        var grain = world.Get<IWanderer>(1);

        Assert.True(await grain.IsInsideAfterAwaitAsync().Soon());
        Assert.False(await grain.IsInsideAfterConfigureAwaitFalseAsync().Soon());
        Assert.False(await grain.IsInsideInTaskRunAsync().Soon());
        Assert.True(await grain.IsInsideInStartNewAsync().Soon());
        Assert.True(await grain.IsInsideAfterContinueWithAsync().Soon());
    }

    [Fact]
    public async Task The_caller_goes_on_outside_of_the_grain()
    {
        await using var world = await EngineWorld.StartAsync();
        Assert.True(await Task.Run(async () =>
        {
            await world.Get<IWanderer>(1).IsInsideAfterAwaitAsync();
            return RuntimeContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
        }).Soon());
    }

    internal sealed class WandererGrain : Grain, IWanderer
    {
        public async Task<bool> IsInsideAfterAwaitAsync()
        {
            await Task.Run(() => { });
            await Task.Yield();
            return IsInside();
        }

        public async Task<bool> IsInsideAfterConfigureAwaitFalseAsync()
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return IsInside();
        }

        public Task<bool> IsInsideInTaskRunAsync() => Task.Run(IsInside);

        public Task<bool> IsInsideInStartNewAsync() => Task.Factory.StartNew(IsInside);

        public Task<bool> IsInsideAfterContinueWithAsync() =>
            Task.Run(() => { }).ContinueWith(_ => IsInside());

        private bool IsInside() => ReferenceEquals(RuntimeContext.Current, GrainContext)
            && ReferenceEquals(TaskScheduler.Current, GrainContext);
    }
}
