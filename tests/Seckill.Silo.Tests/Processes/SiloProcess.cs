using System.Diagnostics;
using Seckill.Orders;
using Seckill.TestKit;

namespace Seckill.Silo.Processes;

/// <summary>A silo in a process of its own, which a test can kill as a power cut would.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private const string Silo = "Seckill.Silo.dll";
    private const string CrashingSilo = "Seckill.CrashHost.dll";
    private const string ListeningMark = "Now listening on: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _output;

    private SiloProcess(string workFolder, IEnumerable<string> settings, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workFolder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        // Of a key that is given twice the last counts, so a test can have its own.
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--Cluster:SiloPort={LoopbackPort.Free()}");
        foreach (var setting in settings) start.ArgumentList.Add(setting);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _output = ReadOutputAsync();
    }

    /// <summary>All of standard output; complete when the process has ended.</summary>
    public Task<string> Output => _output;

    /// <summary>Starts a silo and returns when it serves.</summary>
    public static Task<(SiloProcess Process, Uri Address)> StartAsync(string workFolder, params IEnumerable<string> settings) =>
        StartAsync(new SiloProcess(workFolder, settings, Silo));

    /// <summary>Starts a silo that kills itself when it reaches a crash point for the n-th time.</summary>
    public static Task<(SiloProcess Process, Uri Address)> StartCrashingAsync(
        string workFolder, CrashPoint point, int visit, IEnumerable<string> settings) =>
        StartAsync(new SiloProcess(workFolder, settings, CrashingSilo, $"{point}", $"{visit}"));

    /// <summary>Starts a silo that is expected to give up.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(string workFolder, params IEnumerable<string> settings)
    {
        await using var silo = new SiloProcess(workFolder, settings, Silo);
        await silo.EndedAsync();
        return (silo._process.ExitCode, await silo._errors);
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public Task EndedAsync() => _process.WaitForExitAsync().WaitAsync(StartLimit);

    private static async Task<(SiloProcess Process, Uri Address)> StartAsync(SiloProcess silo)
    {
        var ended = silo._process.WaitForExitAsync();
        var first = await Task.WhenAny(silo._listening.Task, ended).WaitAsync(StartLimit);
        if (first == ended) Assert.Fail($"The silo ended at its start: {await silo._output}{await silo._errors}");
        return (silo, await silo._listening.Task);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public bool IsRunning => !_process.HasExited;

    /// <summary>SIGTERM: the process puts its things in order and ends.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await EndedAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task<string> ReadOutputAsync()
    {
        var all = new System.Text.StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            all.AppendLine(line);
            var mark = line.IndexOf(ListeningMark, StringComparison.Ordinal);
            if (mark >= 0) _listening.TrySetResult(new Uri(line[(mark + ListeningMark.Length)..].Trim()));
        }

        return all.ToString();
    }
}
