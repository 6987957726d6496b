using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Turns;

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
        await using var world = await TestWorld.StartAsync();
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
        await using var world = await TestWorld.StartAsync();
        Assert.True(await Task.Run(async () =>
        {
            await world.Get<IWanderer>(1).IsInsideAfterAwaitAsync();
            return TaskScheduler.Current == TaskScheduler.Default;
        }).Soon());
    }

    internal sealed class WandererGrain : Grain, IWanderer
    {
        private TaskScheduler? _own;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            _own = TaskScheduler.Current;
            Assert.NotEqual(TaskScheduler.Default, _own);
            return Task.CompletedTask;
        }

        public async Task<bool> IsInsideAfterAwaitAsync()
        {
            await Task.Run(() => { });
            await Task.Yield();
            return IsInside();
        }

        public async Task<bool> IsInsideAfterConfigureAwaitFalseAsync()
        {
#pragma warning disable ORLEANS0014 // Not to come back is what is tested.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
#pragma warning restore ORLEANS0014
            return IsInside();
        }

        public Task<bool> IsInsideInTaskRunAsync() => Task.Run(IsInside);

        public Task<bool> IsInsideInStartNewAsync() => Task.Factory.StartNew(IsInside);

        public Task<bool> IsInsideAfterContinueWithAsync() =>
            Task.Run(() => { }).ContinueWith(_ => IsInside());

        private bool IsInside() => ReferenceEquals(TaskScheduler.Current, _own);
    }
}
