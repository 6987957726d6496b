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
        var gone = _board.WaitAsync(Id(1), OrderStatus.Pending, Wait, leaving.Token).AsTask();
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
        var waiting = Enumerable.Range(1, 2)
            .Select(i => board.WaitAsync(Id(i), OrderStatus.Pending, Wait, cancellation).AsTask())
            .ToArray();
        var refused = board.WaitAsync(Id(3), OrderStatus.Pending, Wait, cancellation);
        Assert.True(refused.IsCompleted);
        Assert.Equal(OrderStatus.Pending, await refused);
        board.Post([new OrderOutcome(Id(1), 1, OrderStatus.Placed), new OrderOutcome(Id(2), 2, OrderStatus.Placed)]);
        await Task.WhenAll(waiting);
        Assert.Equal(0, board.Waiters);
    }

    [Fact]
    public async Task A_late_notice_does_not_take_an_order_back()
    {
        var waiting = _board.WaitAsync(Id(1), OrderStatus.Placed, Wait, TestContext.Current.CancellationToken).AsTask();
        Post(1, OrderStatus.Placed);
        Assert.False(waiting.IsCompleted);
        Post(1, OrderStatus.Paid);
        Assert.Equal(OrderStatus.Paid, await waiting);
        Post(1, OrderStatus.Placed);
        Post(1, OrderStatus.Cancelled);
        Assert.Equal(OrderStatus.Paid, await WaitAsync(1));
    }

    [Fact]
    public void A_watch_is_told_what_is_news_and_nothing_twice()
    {
        using var watch = _board.Watch(Id(1));
        using var other = _board.Watch(Id(1), OrderStatus.Placed);
        Assert.Equal(new OrderNews(OrderStatus.Pending, false, false), watch.Read());
        Post(1, OrderStatus.Placed);
        Post(1, OrderStatus.Cancelled);
        Post(1, OrderStatus.Placed);
        _board.Miss();
        Assert.Equal(new OrderNews(OrderStatus.Cancelled, true, false), watch.Read());
        Assert.Equal(new OrderNews(OrderStatus.Cancelled, false, false), watch.Read());
        Assert.Equal(new OrderNews(OrderStatus.Cancelled, true, false), other.Read());
    }

    [Fact]
    public async Task Watches_of_one_order_leave_in_any_order()
    {
        var cancellation = TestContext.Current.CancellationToken;
        foreach (int[] leaving in (int[][])[[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0], [0, 0, 1]])
        {
            var board = new OutcomeBoard(_time);
            OrderWatch[] watches = [board.Watch(Id(1)), board.Watch(Id(1)), board.Watch(Id(1))];
            foreach (var leaver in leaving[..2]) watches[leaver].Dispose();
            board.Post([new OrderOutcome(Id(1), 1, OrderStatus.Placed)]);
            for (var i = 0; i < watches.Length; i++)
            {
                var expected = leaving[..2].Contains(i) ? OrderStatus.Pending : OrderStatus.Placed;
                Assert.Equal(expected, watches[i].Read().Status);
            }

            Assert.False(await watches[leaving[0]].WaitAsync(TimeSpan.Zero, _time, cancellation));
        }
    }

    [Fact]
    public async Task A_board_that_closes_lets_everybody_go_with_what_they_know()
    {
        var waiting = WaitAsync(1);
        using var watch = _board.Watch(Id(2));
        _board.Close();
        Assert.Equal(OrderStatus.Pending, await waiting);
        Assert.True(watch.Read().IsOver);
        Assert.Equal(OrderStatus.Pending, await WaitAsync(3));
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
        _board.WaitAsync(Id(sequence), OrderStatus.Pending, Wait, TestContext.Current.CancellationToken).AsTask();

    private void Post(int sequence, OrderStatus status) => _board.Post([new OrderOutcome(Id(sequence), sequence, status)]);
}
