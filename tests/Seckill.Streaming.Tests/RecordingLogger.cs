using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Seckill.Streaming.Tests;

/// <summary>Keeps what was logged, and lets a test wait for it.</summary>
internal sealed class RecordingLogger : ILoggerFactory, ILogger
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableList<(LogLevel Level, string Text)> Lines { get; private set; } = [];

    /// <summary>Waits until a text was logged so often.</summary>
    public async Task SawAsync(string text, int times = 1)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (Lines.Count(line => line.Text.Contains(text, StringComparison.Ordinal)) >= times) return;
                next = _next.Task;
            }

            await next.WaitAsync(Cancel.Token);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            Lines = Lines.Add((logLevel, formatter(state, exception)));
            _next.SetResult();
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Dispose()
    {
    }
}
