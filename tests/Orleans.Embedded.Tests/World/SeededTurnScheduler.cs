namespace Orleans.Embedded.Tests.World;

/// <summary>Runs turns on the thread of the test, in an order that its seed decides.</summary>
internal sealed class SeededTurnScheduler(int seed) : TurnScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<IThreadPoolWorkItem> _turns = [];

    public override void Schedule(IThreadPoolWorkItem turn)
    {
        lock (_turns) _turns.Add(turn);
    }

    /// <summary>Runs turns until there are none, or as many.</summary>
    public void Run(int most)
    {
        for (; most > 0 && Next() is { } turn; most--) turn.Execute();
    }

    private IThreadPoolWorkItem? Next()
    {
        lock (_turns)
        {
            if (_turns.Count == 0) return null;
            var index = _random.Next(_turns.Count);
            var turn = _turns[index];
            _turns.RemoveAt(index);
            return turn;
        }
    }
}
