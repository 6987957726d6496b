namespace Seckill.Client.Output;

/// <summary>Progress as a few lines, for output that is redirected.</summary>
internal sealed class PlainPhase(Screen screen, string name, int total) : IPhase
{
    private readonly Lock _gate = new();
    private int _done;

    public void Advance(Func<string>? note)
    {
        lock (_gate)
        {
            _done++;
            if (Share(_done) == Share(_done - 1)) return;
            screen.Line($"{name}: {_done}/{total}{(note is null ? "" : $" ({note()})")}");
        }
    }

    private long Share(int done) => (long)done * ClientLimits.PlainProgressLines / total;
}
