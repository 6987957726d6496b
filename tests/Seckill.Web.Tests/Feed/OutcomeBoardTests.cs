using Seckill.Orders;
using Seckill.TestKit;
using Seckill.Web.Feed;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Feed;

public sealed class OutcomeBoardTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _time = new();
    private readonly OutcomeBoard _board;

    public OutcomeBoardTests() => _board = new OutcomeBoard(_time);

    [Fact]
    public async Task Everyone_who_waits_for_an_order_hears_of_it_once()
    {
        var waiting = Enumerable.Range(0, 3).Select(_ => WaitAsync(1)).ToArray();
        var other = WaitAsync(2);
        Post(1, OrderStatus.Placed);
        Post(1, OrderStatus.Placed);
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(OrderStatus.Placed, outcome));
        Assert.False(other.IsCompleted);
        Assert.Null(await Until.ElapsesAsync(_time, other, Wait));
        Assert.Equal(0, _board.Waiters);
    }

    [Fact]
    public async Task Who_comes_after_the_commit_hears_the_latest_word()
    {
        Post(1, OrderStatus.Placed);
        Post(1, OrderStatus.Cancelled);
        Assert.Equal(OrderStatus.Cancelled, await WaitAsync(1));
    }

    [Fact]
    public async Task Pending_is_no_outcome()
    {
        var waiting = WaitAsync(1);
        Post(1, OrderStatus.Pending);
        Assert.Null(await Until.ElapsesAsync(_time, waiting, Wait));
    }

    [Fact]
    public async Task One_waiter_may_leave_while_another_stays()
    {
        using var leaving = new CancellationTokenSource();
        var gone = _board.WaitAsync(Id(1), Wait, leaving.Token).AsTask();
        var staying = WaitAsync(1);
        await leaving.CancelAsync();
        Assert.Null(await gone);
        Assert.Equal(1, _board.Waiters);
        Post(1, OrderStatus.Placed);
        Assert.Equal(OrderStatus.Placed, await staying);
    }

    [Fact]
    public async Task Waiters_are_bounded()
    {
        var board = new OutcomeBoard(_time, maxWaiters: 2);
        var cancellation = TestContext.Current.CancellationToken;
        var waiting = Enumerable.Range(1, 2).Select(i => board.WaitAsync(Id(i), Wait, cancellation).AsTask()).ToArray();
        var refused = board.WaitAsync(Id(3), Wait, cancellation);
        Assert.True(refused.IsCompleted);
        Assert.Equal(OrderStatus.Pending, await refused);
        board.Post([new OrderOutcome(Id(1), 1, OrderStatus.Placed), new OrderOutcome(Id(2), 2, OrderStatus.Placed)]);
        await Task.WhenAll(waiting);
        Assert.Equal(0, board.Waiters);
    }

    [Fact]
    public void Memory_is_bounded_by_two_generations()
    {
        var memory = new OutcomeMemory(capacity: 10);
        for (var i = 1; i <= 25; i++) memory.Add(Id(i), OrderStatus.Placed);
        Assert.Null(memory.Find(Id(10)));
        Assert.All(Enumerable.Range(11, 15), i => Assert.Equal(OrderStatus.Placed, memory.Find(Id(i))));
    }

    private static OrderId Id(int sequence) => new(11, 1, sequence);

    private Task<OrderStatus?> WaitAsync(int sequence) =>
        _board.WaitAsync(Id(sequence), Wait, TestContext.Current.CancellationToken).AsTask();

    private void Post(int sequence, OrderStatus status) => _board.Post([new OrderOutcome(Id(sequence), sequence, status)]);
}
