using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Seckill.Client;

/// <summary>Options that take a number, and nothing else.</summary>
internal static class NumberOption
{
    /// <summary><c>--wait</c>: how long to wait for the final word.</summary>
    public static Option<int?> CreateWait(string zero) => new("--wait")
    {
        Description = $"Seconds to wait for the final word, {zero}. Default: {ClientLimits.DefaultWaitSeconds}.",
        HelpName = "seconds",
        CustomParser = result => Read(result, "--wait", 0, ClientLimits.MaxWaitSeconds),
    };

    public static TimeSpan WaitOf(int? seconds) => TimeSpan.FromSeconds(seconds ?? ClientLimits.DefaultWaitSeconds);

    public static int? Read(ArgumentResult result, string name, int min, int max)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        result.AddError($"{name} takes a number from {min} to {max}");
        return null;
    }
}
