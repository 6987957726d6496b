using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Seckill.Bench.Processes;

/// <summary>A .NET program of this folder as a process of its own, which does not outlive its owner.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int LastLines = 40;
    private const int TerminateSignal = 15;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly List<(string Mark, TaskCompletionSource<string> Found)> _awaited = [];
    private readonly Task _reading;

    /// <param name="program">The name of a DLL.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="marks">Beginnings of lines of its output that somebody will wait for.</param>
    public ChildProcess(string program, string folder, IEnumerable<string> arguments, params IEnumerable<string> marks)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var mark in marks) _awaited.Add((mark, new(TaskCreationOptions.RunContinuationsAsynchronously)));
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What stands behind a mark, as soon as the process has printed it.</summary>
    public async Task<string> WaitForAsync(string mark, TimeSpan limit, CancellationToken cancellationToken)
    {
        var found = _awaited.Single(awaited => awaited.Mark == mark).Found.Task;
        var ended = _process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(found, ended).WaitAsync(limit, cancellationToken) == found) return await found;
        await _reading;
        throw new InvalidOperationException($"A process of the benchmark has ended too early:\n{LastOutput}");
    }

    /// <summary>Waits until it has ended by itself, and well.</summary>
    public async Task EndedAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(limit, cancellationToken);
        await _reading;
        if (_process.ExitCode != 0) throw new InvalidOperationException($"A process of the benchmark has failed:\n{LastOutput}");
    }

    /// <summary>Gives it a line to read, and no more.</summary>
    public async Task SayAsync(string text)
    {
        await _process.StandardInput.WriteLineAsync(text);
        _process.StandardInput.Close();
    }

    /// <summary>Closes its standard input, which is what our servers end for, and kills what does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await EndAsync();
        }

        _process.Dispose();
    }

    /// <summary>Asks it to end as an operator would (SIGTERM), and kills it if it does not.</summary>
    public async Task TerminateAsync()
    {
        if (!_process.HasExited) _ = SendSignal(_process.Id, TerminateSignal);
        await EndAsync();
    }

    private async Task EndAsync()
    {
        var ended = _process.WaitForExitAsync().WaitAsync(BenchLimits.ProcessEnd);
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited) _process.Kill();
    }

    private string LastOutput
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Enqueue(line);
                if (_lines.Count > LastLines) _lines.Dequeue();
            }

            foreach (var (mark, found) in _awaited)
            {
                var at = line.IndexOf(mark, StringComparison.Ordinal);
                if (at >= 0) found.TrySetResult(line[(at + mark.Length)..].Trim());
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
