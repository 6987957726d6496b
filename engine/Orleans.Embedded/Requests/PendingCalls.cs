using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// The calls that the activations of one silo owe an answer, so that time-outs and the loss of the silo reach their callers. A call is
/// added when it is sent and never taken out: a shard that is full drops what has been answered, which is nearly all of it, so a call
/// costs one uncontended lock and no timer.
/// </summary>
internal sealed class PendingCalls
{
    private readonly Shard[] _shards;

    public PendingCalls()
    {
        _shards = new Shard[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 2)];
        for (var i = 0; i < _shards.Length; i++) _shards[i] = new Shard();
    }

    public void Track(Request request)
    {
        var shard = _shards[Environment.CurrentManagedThreadId & (_shards.Length - 1)];
        lock (shard) shard.Add(request);
    }

    /// <summary>Fails every unanswered call for which <paramref name="error"/> has an exception.</summary>
    public void Fail(Func<Request, Exception?> error)
    {
        List<(Request Request, Exception Error)> failed = [];
        foreach (var shard in _shards)
        {
            lock (shard)
            {
                shard.DropAnswered();
                foreach (var request in shard.Calls)
                {
                    if (error(request) is { } exception) failed.Add((request, exception));
                }
            }
        }

        // Outside of the locks: failing a call runs the caller's cancellation clean-up.
        foreach (var (request, exception) in failed) request.TryFail(exception);
    }

    private sealed class Shard
    {
        private Request[] _calls = new Request[EngineLimits.PendingCallsPerShard];
        private int _limit = EngineLimits.PendingCallsPerShard;
        private int _count;

        public ReadOnlySpan<Request> Calls => _calls.AsSpan(0, _count);

        public void Add(Request request)
        {
            if (_count == _limit) DropAnswered();
            _calls[_count++] = request;
        }

        /// <summary>
        /// Leaves room for as many again as have no answer yet, which is less than before when a crowd has gone: what is answered stays in
        /// memory until there is no room.
        /// </summary>
        public void DropAnswered()
        {
            var kept = 0;
            for (var i = 0; i < _count; i++)
            {
                var request = _calls[i];
                if (!request.IsCompleted) _calls[kept++] = request;
            }

            Array.Clear(_calls, kept, _count - kept);
            _count = kept;
            _limit = Math.Max(EngineLimits.PendingCallsPerShard, 2 * _count);
            if (_limit > _calls.Length) Array.Resize(ref _calls, _limit);
        }
    }
}
