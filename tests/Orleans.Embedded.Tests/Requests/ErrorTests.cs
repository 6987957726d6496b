using Orleans.Embedded.Tests.World;

namespace Orleans.Embedded.Tests.Requests;

public class ErrorTests
{
    internal sealed class OwnException(int code) : Exception($"code {code}")
    {
        public int Code { get; } = code;
    }

    internal interface IThrower : IGrainWithIntegerKey
    {
        Task ThrowAtOnceAsync(int code);

        Task<int> ThrowLaterAsync(int code);

        ValueTask<int> ThrowValueAsync(int code);

        Task<int> CancelAsync();

        Task<int> NullAsync();

        Task<int> ThroughAnotherAsync(long other, int code);
    }

    [Fact]
    public async Task An_exception_crosses_a_call_with_its_type_and_where_it_came_from()
    {
        await using var world = await EngineWorld.StartAsync();
        var grain = world.Get<IThrower>(1);

        foreach (var call in (Func<Task>[])
            [
                () => grain.ThrowAtOnceAsync(7),
                () => grain.ThrowLaterAsync(7),
                () => grain.ThrowValueAsync(7).AsTask(),
                () => grain.ThroughAnotherAsync(2, 7),
            ])
        {
            var error = await Assert.ThrowsAsync<OwnException>(() => call().Soon());
            Assert.Equal(7, error.Code);
            Assert.Contains(nameof(ThrowerGrain), error.StackTrace);
        }
    }

    [Fact]
    public async Task A_cancelled_method_is_a_cancelled_call_and_a_null_task_an_error()
    {
        await using var world = await EngineWorld.StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Get<IThrower>(1).CancelAsync().Soon());
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Get<IThrower>(1).NullAsync().Soon());
    }

    internal sealed class ThrowerGrain : Grain, IThrower
    {
        public Task ThrowAtOnceAsync(int code) => throw new OwnException(code);

        public async Task<int> ThrowLaterAsync(int code)
        {
            await Task.Yield();
            throw new OwnException(code);
        }

        public async ValueTask<int> ThrowValueAsync(int code)
        {
            await Task.Yield();
            throw new OwnException(code);
        }

        public async Task<int> CancelAsync()
        {
            await Task.Yield();
            throw new OperationCanceledException();
        }

        public Task<int> NullAsync() => null!;

        public async Task<int> ThroughAnotherAsync(long other, int code) =>
            await GrainFactory.GetGrain<IThrower>(other).ThrowLaterAsync(code);
    }
}
