using Seckill.Orders;

namespace Seckill.Web.Feed;

/// <summary>
/// One subscription to one order at the <see cref="OutcomeBoard"/>, for a request that waits or a stream that goes on. Only the
/// latest word is kept, never a queue. Whoever has it reads it alone; all of it changes under the board's lock.
/// </summary>
/// <param name="board">The board.</param>
/// <param name="orderId">The order.</param>
/// <param name="known">What need not be told any more.</param>
internal sealed class OrderWatch(OutcomeBoard board, OrderId orderId, OrderStatus known) : IDisposable
{
    private OrderStatus _status = known;
    private bool _missed;
    private bool _over;
    private bool _unread;
    private TaskCompletionSource? _bell;

    public OrderId OrderId => orderId;

    /// <summary>The neighbours among the watches of the same order; the board's.</summary>
    public OrderWatch? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    public OrderWatch? Next { get; set; }

    /// <summary>Takes what there is to hear.</summary>
    public OrderNews Read()
    {
        lock (board.Gate)
        {
            var news = new OrderNews(_status, _missed, _over);
            (_missed, _unread) = (false, false);
            return news;
        }
    }

    /// <summary>Waits until there is something unread, the time is up, or it is cancelled; never throws.</summary>
    /// <returns>True when there is something unread.</returns>
    public async ValueTask<bool> WaitAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        Task heard;
        lock (board.Gate)
        {
            if (_unread) return true;
            _bell ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            heard = _bell.Task;
        }

        await heard.WaitAsync(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return heard.IsCompleted;
    }

    /// <summary>Leaves the board.</summary>
    public void Dispose() => board.Remove(this);

    /// <summary>A word has come; one that is no news is dropped. Called under the board's lock.</summary>
    public void Hear(OrderStatus status)
    {
        if (!OrderProgress.IsNews(status, _status)) return;
        _status = status;
        Ring();
    }

    /// <summary>A notice may have been lost. Called under the board's lock.</summary>
    public void Miss()
    {
        _missed = true;
        Ring();
    }

    /// <summary>Nothing more will come. Called under the board's lock.</summary>
    public void End()
    {
        _over = true;
        Ring();
    }

    /// <summary>Whoever waits goes on on a thread of its own, so nothing of theirs runs under the lock.</summary>
    private void Ring()
    {
        _unread = true;
        _bell?.SetResult();
        _bell = null;
    }
}
