namespace Seckill.TestKit;

/// <summary>
/// A scheduler of one thread that a test runs by hand: what a grain's turns are to a grain. Continuations queue up until
/// <see cref="RunAll"/>, so that a test decides what happens between two awaits.
/// </summary>
public sealed class TurnQueue : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _turns = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate) _turns.Enqueue((d, state));
    }

    /// <summary>Runs the test's body with this queue as its context.</summary>
    public void Run(Action body)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            body();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    /// <summary>Runs turns until none is waiting.</summary>
    public void RunAll()
    {
        while (TryDequeue(out var turn)) turn.Callback(turn.State);
    }

    private bool TryDequeue(out (SendOrPostCallback Callback, object? State) turn)
    {
        lock (_gate) return _turns.TryDequeue(out turn);
    }
}
