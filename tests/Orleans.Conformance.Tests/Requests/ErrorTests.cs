using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Requests;

public class ErrorTests
{
    [GenerateSerializer, Alias("orleans-conformance-tests.own-exception")]
    internal sealed class OwnException(int code) : Exception($"code {code}")
    {
        [Id(0)]
        public int Code { get; } = code;
    }

    internal interface IThrower : IGrainWithIntegerKey
    {
        Task ThrowAtOnceAsync(int code);

        Task<int> ThrowLaterAsync(int code);

        ValueTask<int> ThrowValueAsync(int code);

        Task<int> CancelAsync();

        Task<int> ThroughAnotherAsync(long other, int code);
    }

    [Fact]
    public async Task An_exception_crosses_a_call_with_its_type_and_where_it_came_from()
    {
        await using var world = await TestWorld.StartAsync();
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
    public async Task A_cancelled_method_is_a_cancelled_call()
    {
        await using var world = await TestWorld.StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Get<IThrower>(1).CancelAsync().Soon());
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

        public async Task<int> ThroughAnotherAsync(long other, int code) =>
            await GrainFactory.GetGrain<IThrower>(other).ThrowLaterAsync(code);
    }
}
