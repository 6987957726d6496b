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

    /// <summary>Of a type that no serializer was made for, as a database driver's are.</summary>
    internal sealed class ForeignException(string message) : Exception(message);

    internal interface IThrower : IGrainWithIntegerKey
    {
        Task ThrowAtOnceAsync(int code);

        Task<int> ThrowLaterAsync(int code);

        ValueTask<int> ThrowValueAsync(int code);

        Task<int> CancelAsync();

        Task ThrowForeignAsync(string message);

        /// <summary>How many calls this activation has had of this method.</summary>
        Task<int> CountAsync();

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

    [Fact]
    public async Task An_exception_of_a_type_that_cannot_be_sent_fails_the_call_all_the_same()
    {
        await using var world = await TestWorld.StartAsync();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => world.Get<IThrower>(1).ThrowForeignAsync("table is locked").Soon());
        Assert.Contains(nameof(ForeignException), error.ToString());
        Assert.Equal(1, await world.Get<IThrower>(1).CountAsync().Soon());
    }

    [Fact]
    public async Task A_call_that_threw_leaves_the_activation_as_it_is()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IThrower>(1);
        Assert.Equal(1, await grain.CountAsync().Soon());
        await Assert.ThrowsAsync<OwnException>(() => grain.ThrowLaterAsync(7).Soon());
        await Assert.ThrowsAsync<OwnException>(() => grain.ThrowAtOnceAsync(7).Soon());
        Assert.Equal(2, await grain.CountAsync().Soon());
    }

    internal sealed class ThrowerGrain : Grain, IThrower
    {
        private int _count;

        public Task ThrowForeignAsync(string message) => throw new ForeignException(message);

        public Task<int> CountAsync() => Task.FromResult(++_count);

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
