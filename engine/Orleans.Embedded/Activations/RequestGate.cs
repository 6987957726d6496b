using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Decides which requests may run beside each other, and keeps the others waiting in the order of their arrival. A mutable struct
/// because every activation has one; touched only in the activation's turns.
/// </summary>
internal struct RequestGate
{
    private Request? _first;
    private Request? _last;
    private int _exclusive; // running requests that others may not interleave with
    private bool _onlyReaders; // all of those are read-only

    public int Waiting { get; private set; }

    public int Running { get; private set; }

    public readonly bool MayStart(Request request, bool isReentrant) =>
        _exclusive == 0 || isReentrant || request.Interleaves || (_onlyReaders && request.IsReadOnly);

    public void Enter(Request request, bool isReentrant)
    {
        Running++;
        if (isReentrant || request.Interleaves) return;
        _onlyReaders = request.IsReadOnly && (_exclusive == 0 || _onlyReaders);
        _exclusive++;
    }

    public void Exit(Request request, bool isReentrant)
    {
        Running--;
        if (!isReentrant && !request.Interleaves) _exclusive--;
    }

    public void Wait(Request request)
    {
        if (_last is null) _first = request;
        else _last.Next = request;
        _last = request;
        Waiting++;
    }

    public readonly Request? Peek() => _first;

    public Request? Take()
    {
        if (_first is not { } request) return null;
        _first = (Request?)request.Next;
        if (_first is null) _last = null;
        request.Next = null;
        Waiting--;
        return request;
    }
}
