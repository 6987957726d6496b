using Microsoft.Extensions.Logging;

namespace Seckill.Streaming.Sql;

/// <summary>
/// Deletes what was delivered, behind the reader's back and as many as wait at once: a deletion that is lost only means that
/// the message comes again, so nobody needs to wait for its sync to disk. What is not deleted counts as unread, so about
/// <see cref="StreamLimits.MaxUnreadMessages"/> may wait here while deletions fail, and then appends are refused.
/// </summary>
internal sealed class DeliveredMessages(SqlOrderQueue queue, int partition, ILogger logger)
{
    private readonly Lock _gate = new();
    private List<long> _waiting = [];
    private Task _deletion = Task.CompletedTask;
    private bool _deleting;

    /// <summary>Adds messages; the task is one to wait for only where too many wait already.</summary>
    public Task AddAsync(IEnumerable<long> ids)
    {
        lock (_gate)
        {
            _waiting.AddRange(ids);
            if (!_deleting)
            {
                _deleting = true;
                _deletion = Task.Run(DeleteAsync);
            }

            return _waiting.Count > StreamLimits.MaxUndeletedMessages ? _deletion : Task.CompletedTask;
        }
    }

    /// <summary>Completes when nothing waits any more, or the deletion failed.</summary>
    public Task FlushAsync()
    {
        _ = AddAsync([]);
        lock (_gate) return _deletion;
    }

    private async Task DeleteAsync()
    {
        while (TakeOrEnd() is { Count: > 0 } ids)
        {
            try
            {
                await queue.DeleteAsync(partition, ids).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                logger.LogWarning(
                    exception,
                    "Deleting {Messages} delivered messages of partition {Partition} failed; it is tried again with the next.",
                    ids.Count,
                    partition);
                PutBackAndEnd(ids);
                return;
            }
        }
    }

    private List<long> TakeOrEnd()
    {
        lock (_gate)
        {
            var ids = _waiting;
            _waiting = [];
            _deleting = ids.Count > 0;
            return ids;
        }
    }

    private void PutBackAndEnd(List<long> ids)
    {
        lock (_gate)
        {
            _waiting.InsertRange(0, ids);
            _deleting = false;
        }
    }
}
