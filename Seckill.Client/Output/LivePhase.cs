using Spectre.Console;

namespace Seckill.Client.Output;

/// <summary>Progress as a bar that is drawn in place.</summary>
internal sealed class LivePhase(ProgressTask task, string name) : IPhase
{
    public void Advance(string note)
    {
        // The description is markup, unlike everything else that we write.
        if (note.Length > 0) task.Description = Markup.Escape($"{name} ({note})");
        task.Increment(1);
    }
}
