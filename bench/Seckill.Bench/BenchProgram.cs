using System.Runtime.InteropServices;
using Seckill.Bench.Figures;
using Seckill.Bench.Figures.Inside;
using Seckill.Bench.Reports;

namespace Seckill.Bench;

/// <summary>Measures the figures that the command line names, one after the other.</summary>
internal static class BenchProgram
{
    private const int UsageError = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [InsideProgram.Verb, .. var inside]) return await InsideProgram.RunAsync(inside);
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args, [.. FigureList.All.Select(figure => figure.Name)]);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message}\n{BenchOptions.Usage}");
            return UsageError;
        }

        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            // Ends by itself, so that what was started is ended and what was made is removed.
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var figures = options.Names.Select(name => FigureList.All.Single(figure => figure.Name == name));
            foreach (var figure in figures) await MeasureAsync(figure, options, stop.Token);
            return 0;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(stop.IsCancellationRequested ? "stopped" : $"{exception}");
            return 1;
        }
    }

    private static async Task MeasureAsync(IFigure figure, BenchOptions options, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync(figure.Name);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(BenchLimits.Figure);
        var machine = Machine.Read();
        var report = await figure.MeasureAsync(new BenchContext(options, limit.Token));
        await Console.Out.WriteLineAsync(ReportTable.Of(report));
        var path = ReportFile.Write(report, options, machine, TimeProvider.System.GetUtcNow());
        await Console.Error.WriteLineAsync($"  every round of it: {path}");
    }
}
