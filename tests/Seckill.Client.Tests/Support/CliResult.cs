using System.Text.Json;

namespace Seckill.Client.Tests.Support;

/// <summary>What a command line left behind.</summary>
internal sealed record CliResult(int ExitCode, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Done, and not a word on stderr.</summary>
    public void IsOk()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
    }

    /// <summary>Failed, with exactly this line on stderr.</summary>
    public void FailsWith(int exitCode, string line)
    {
        Assert.Equal($"seckill: {line}\n", Error);
        Assert.Equal(exitCode, ExitCode);
    }

    /// <summary>Failed, with exactly one line on stderr that begins so.</summary>
    public void FailsWithLineLike(int exitCode, string beginning)
    {
        Assert.StartsWith($"seckill: {beginning}", Error);
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n'));
        Assert.Equal(exitCode, ExitCode);
    }
}
