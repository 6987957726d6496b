using Seckill.Orders;
using Seckill.TestKit;

namespace Seckill.Stock;

public sealed class BatchPipelineTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<(OrderEvent[] Events, TaskCompletionSource Confirmed)> _sent = [];
    private readonly List<BatchOutcome> _settled = [];
    private readonly TurnQueue _turns = new();

    [Fact]
    public void Orders_that_arrive_while_a_batch_is_out_share_the_next_one() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        pipeline.Add(Reservation(1));
        _turns.RunAll();
        for (var n = 2; n <= 50; n++) pipeline.Add(Reservation(n));
        _turns.RunAll();
        Assert.Equal([1], _sent.Select(batch => batch.Events.Length));
        Confirm(0);
        Assert.Equal([1, 49], _sent.Select(batch => batch.Events.Length));
        Confirm(1);
        Assert.Equal([BatchOutcome.Confirmed, BatchOutcome.Confirmed], _settled);
        Assert.Equal((0, 0), (pipeline.Unconfirmed, pipeline.InFlight));
    });

    [Fact]
    public void Those_who_arrive_in_one_turn_leave_in_one_batch() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        for (var n = 1; n <= 10; n++) pipeline.Add(Reservation(n));
        _turns.RunAll();
        Assert.Equal([10], _sent.Select(batch => batch.Events.Length));
    });

    [Fact]
    public void Large_batches_go_out_several_at_once_in_order_and_never_beyond_their_bounds() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        for (var n = 1; n <= 10 * StockLimits.MaxBatchOrders; n++) pipeline.Add(Reservation(n));
        _turns.RunAll();
        Assert.Equal(StockLimits.MaxBatchesInFlight, _sent.Count);
        for (var batch = 0; batch < 10; batch++) Confirm(batch);
        var sequences = _sent.SelectMany(batch => batch.Events).Select(e => ((OrderAccepted)e).Order.Id.Sequence);
        Assert.Equal(Enumerable.Range(1, 10 * StockLimits.MaxBatchOrders), sequences);
        Assert.All(_sent, batch => Assert.Equal(StockLimits.MaxBatchOrders, batch.Events.Length));
    });

    [Fact]
    public void A_small_batch_waits_for_the_one_in_flight() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        pipeline.Add(Reservation(1));
        _turns.RunAll();
        for (var n = 2; n <= StockLimits.PipelinedBatchOrders; n++) pipeline.Add(Reservation(n));
        _turns.RunAll();
        Assert.Single(_sent);
        pipeline.Add(Reservation(StockLimits.PipelinedBatchOrders + 1));
        _turns.RunAll();
        Assert.Equal(2, _sent.Count);
    });

    [Fact]
    public void A_refusal_is_refused_and_anything_else_is_unknown() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        var first = Reservation(1);
        pipeline.Add(first);
        _turns.RunAll();
        _sent[0].Confirmed.SetException(new OrderStreamRefusedException("no"));
        _turns.RunAll();
        var second = Reservation(2);
        pipeline.Add(second);
        _turns.RunAll();
        _sent[1].Confirmed.SetException(new IOException("lost"));
        _turns.RunAll();
        Assert.Equal(BatchOutcome.Refused, first.Confirmation.Result);
        Assert.Equal(BatchOutcome.Unknown, second.Confirmation.Result);
    });

    [Fact]
    public void Without_an_answer_the_outcome_is_unknown_after_the_confirm_timeout() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        var reservation = Reservation(1);
        pipeline.Add(reservation);
        _turns.RunAll();
        _clock.Advance(StockLimits.ConfirmTimeout - TimeSpan.FromMilliseconds(1));
        _turns.RunAll();
        Assert.False(reservation.Confirmation.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _turns.RunAll();
        Assert.Equal(BatchOutcome.Unknown, reservation.Confirmation.Result);
    });

    [Fact]
    public void Closing_refuses_what_was_not_sent_and_waits_for_what_was() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        var sent = Reservation(1);
        var waiting = Reservation(2);
        pipeline.Add(sent);
        _turns.RunAll();
        pipeline.Add(waiting);
        var closed = pipeline.CloseAsync();
        Assert.Equal(BatchOutcome.Refused, waiting.Confirmation.Result);
        Assert.False(closed.IsCompleted);
        Assert.False(pipeline.HasRoom);
        Assert.Throws<InvalidOperationException>(() => pipeline.Add(Reservation(3)));
        Confirm(0);
        Assert.True(closed.IsCompleted);
        Assert.Equal(BatchOutcome.Confirmed, sent.Confirmation.Result);
        Assert.Single(_sent);
    });

    [Fact]
    public void There_is_room_for_so_many_and_no_more() => _turns.Run(() =>
    {
        var pipeline = Pipeline();
        for (var n = 1; n <= StockLimits.MaxUnconfirmedOrders; n++) pipeline.Add(Reservation(n));
        Assert.False(pipeline.HasRoom);
        Assert.Throws<InvalidOperationException>(() => pipeline.Add(Reservation(int.MaxValue)));
    });

    private BatchPipeline Pipeline() => new(Send, (_, outcome) => _settled.Add(outcome), _clock);

    private Task Send(OrderEvent[] events)
    {
        var confirmed = new TaskCompletionSource();
        _sent.Add((events, confirmed));
        return confirmed.Task;
    }

    private void Confirm(int batch)
    {
        _sent[batch].Confirmed.SetResult();
        _turns.RunAll();
    }

    private Reservation Reservation(int sequence) => new(new Order(
        new OrderId(1, 1, sequence), 7, sequence, 100, OrderStatus.Pending, _clock.GetUtcNow(), _clock.GetUtcNow()));
}
