using System.Text;
using System.Text.RegularExpressions;
using Seckill.Client.Tests.Support;

namespace Seckill.Silo.Consoles;

/// <summary>What a series of commands said, without what differs from run to run: times, durations and silos.</summary>
internal sealed partial class Transcript(Door door)
{
    private readonly StringBuilder _text = new();

    public async Task RunAsync(Cli cli, string line, params string[] words)
    {
        var result = await cli.RunAsync(door, line, words);
        var said = Silo().Replace(Moment().Replace(result.Out + result.Error, "<time>"), "<silo>");
        _text.Append($"> {line} {string.Join(' ', words)}\n{Duration().Replace(said, "<duration>")}({result.ExitCode})\n");
    }

    public override string ToString() => _text.ToString();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?( ?[+-]\d\d:\d\d|Z)")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\bS\d+(\.\d+){3}:\d+:\d+")]
    private static partial Regex Silo();

    [GeneratedRegex("(?<=\"(elapsedMilliseconds|p50|p90|p99|max)\": )[^,\n]+")]
    private static partial Regex Duration();
}
