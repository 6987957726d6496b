using System.Collections.Concurrent;

namespace Orleans.Runtime.Embedded;

/// <summary>The calls of one client that have no answer yet, whether they are sent or wait for a connection.</summary>
internal sealed class RemoteCalls
{
    private readonly ConcurrentDictionary<long, RemoteCall> _calls = new();
    private int _count;

    /// <summary>False when there are as many as there may be.</summary>
    public bool TryAdd(RemoteCall call)
    {
        if (Interlocked.Increment(ref _count) > EngineLimits.MaxGatewayCallsInFlight)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _calls[call.Id] = call;
        return true;
    }

    /// <summary>Takes a call out; whoever gets it answers it, and nobody gets it twice.</summary>
    public RemoteCall? Take(long id)
    {
        if (!_calls.TryRemove(id, out var call)) return null;
        Interlocked.Decrement(ref _count);
        return call;
    }

    /// <summary>Fails every call for which <paramref name="error"/> has an exception.</summary>
    public void Fail(Func<RemoteCall, Exception?> error)
    {
        foreach (var (id, call) in _calls)
        {
            if (error(call) is { } exception) Take(id)?.Request.TryFail(exception);
        }
    }
}
