using System.Diagnostics;

namespace Seckill.Silo.Processes;

/// <summary>The console as a program of its own.</summary>
internal sealed class ConsoleProcess(string homeFolder, params string[] door)
{
    // From its own folder: beside the tests lies no framework library that ASP.NET has in its own.
    private static readonly string Console = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Seckill.Client", new DirectoryInfo(AppContext.BaseDirectory).Name, "seckill.dll"));

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs one command and waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(string line)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = homeFolder, ["XDG_CONFIG_HOME"] = homeFolder },
        };
        start.ArgumentList.Add(Console);
        foreach (var argument in (string[])[.. line.Split(' '), .. door]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Runs one command that must succeed, and answers what it wrote.</summary>
    public async Task<string> OkAsync(string line)
    {
        var (exitCode, output, errors) = await RunAsync(line);
        Assert.True(exitCode == 0, $"{line}: {exitCode} {output} {errors}");
        return output;
    }
}
