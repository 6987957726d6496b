using System.Globalization;

namespace Seckill.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Names">The figures, in the order in which they are measured.</param>
/// <param name="Rounds">Rounds of each figure.</param>
/// <param name="Scale">How many requests, orders and seconds of the usual; below 1 is for trying, not for measuring.</param>
/// <param name="Connections">Connections of the load generator.</param>
/// <param name="Output">The folder of the JSON files.</param>
internal sealed record BenchOptions(
    IReadOnlyList<string> Names, int Rounds, double Scale, int Connections, string Output)
{
    public const string Usage =
        "usage: ./bench.sh [figure ...] [--rounds N] [--scale X] [--connections N] [--output folder]";

    private const string All = "all";

    /// <summary>A number of the usual size, made smaller or larger by the scale, but never nothing.</summary>
    public int Scaled(int usual) => (int)Math.Max(100, usual * Scale);

    /// <exception cref="FormatException">The message says what is wrong.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> args, IReadOnlyList<string> known)
    {
        var names = new List<string>();
        var options = new BenchOptions(names, BenchLimits.MinRounds, 1, 256, Path.Combine("artifacts", "bench"));
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith('-')) names.Add(Known(args[i], known));
            else if (i + 1 == args.Count) throw new FormatException($"{args[i]} needs a value.");
            else options = options.With(args[i], args[++i]);
        }

        return names.Count == 0 || names.Contains(All) ? options with { Names = known } : options;
    }

    private BenchOptions With(string option, string value) => option switch
    {
        "--rounds" => this with { Rounds = (int)Number(option, value, 1, BenchLimits.MaxRounds) },
        "--scale" => this with { Scale = Number(option, value, 0.001, 10) },
        "--connections" => this with { Connections = (int)Number(option, value, 1, 4_096) },
        "--output" => this with { Output = value },
        _ => throw new FormatException($"There is no option {option}."),
    };

    private static string Known(string name, IReadOnlyList<string> known) => name == All || known.Contains(name)
        ? name
        : throw new FormatException($"There is no figure {name}; there are {string.Join(", ", known)}, and all.");

    private static double Number(string option, string text, double min, double max) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
            ? value
            : throw new FormatException($"{option} takes a number from {min} to {max}, not {text}.");
}
