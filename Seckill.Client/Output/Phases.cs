using Spectre.Console;

namespace Seckill.Client.Output;

/// <summary>Runs a phase with the progress view that suits the output.</summary>
internal static class Phases
{
    public static async Task<T> RunAsync<T>(Screen screen, string name, int total, Func<IPhase, Task<T>> work)
    {
        if (!screen.IsLive) return await work(new PlainPhase(screen, name, total));
        return await screen.Ansi.Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new LivePhase(context.AddTask(Markup.Escape(name), maxValue: total), name)));
    }
}
