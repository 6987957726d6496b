using Spectre.Console;

namespace Seckill.Client.Output;

/// <summary>Progress as a bar that is drawn in place.</summary>
internal sealed class LivePhase(ProgressTask task, string name) : IPhase
{
    private readonly Lock _gate = new();

    public void Advance(Func<string>? note)
    {
        lock (_gate)
        {
            // The description is markup, unlike everything else that we write.
            if (note is not null) task.Description = Markup.Escape($"{name} ({note()})");
            task.Increment(1);
        }
    }
}
