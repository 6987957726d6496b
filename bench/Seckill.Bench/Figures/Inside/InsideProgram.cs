using System.Globalization;
using System.Text.Json;
using Seckill.Bench.Processes;

namespace Seckill.Bench.Figures.Inside;

/// <summary>
/// Figures of the grains themselves are measured inside of a process, without HTTP; in one of its own, so that a figure never
/// meets the heap and the compiled code that another has left behind.
/// </summary>
internal static class InsideProgram
{
    /// <summary>The first argument that means this.</summary>
    public const string Verb = "inside";

    private const string Program = "Seckill.Bench.dll";
    private const string ResultMark = "inside-result:";

    /// <summary>In the runner: starts the process and takes its result, values by name.</summary>
    public static async Task<Dictionary<string, double[]>> StartAsync(BenchContext context, string name, int rounds)
    {
        using var folder = new WorkFolder();
        var invariant = CultureInfo.InvariantCulture;
        string[] arguments = [Verb, name, rounds.ToString(invariant), context.Options.Scale.ToString(invariant)];
        await using var process = new ChildProcess(Program, folder.Path, arguments, ResultMark);
        var json = await process.WaitForAsync(ResultMark, BenchLimits.Figure, context.Cancellation);
        await process.EndedAsync(BenchLimits.ProcessEnd, context.Cancellation);
        return JsonSerializer.Deserialize<Dictionary<string, double[]>>(json)!;
    }

    /// <summary>In the process: measures and prints.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var (name, rounds) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var scale = double.Parse(arguments[2], CultureInfo.InvariantCulture);
        var values = name switch
        {
            GrainsFigure.FigureName => await GrainCalls.MeasureAsync(rounds, scale),
            MemoryFigure.FigureName => await IdleBuyers.MeasureAsync(scale),
            WrittenFigure.Sqlite => await LedgerWriting.MeasureAsync(new SqliteBackend(), rounds, scale),
            WrittenFigure.MySql => await LedgerWriting.MeasureAsync(new MySqlBackend(), rounds, scale),
            _ => throw new ArgumentException($"There is nothing inside called {name}."),
        };
        Console.WriteLine(ResultMark + JsonSerializer.Serialize(values));
        return 0;
    }
}
