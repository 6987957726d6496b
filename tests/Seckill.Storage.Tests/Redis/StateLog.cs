using Microsoft.Extensions.Logging;
using Seckill.Storage.Redis;

namespace Seckill.Storage.Tests.Redis;

/// <summary>Keeps what was logged, and lets a test wait for it.</summary>
internal sealed class StateLog : ILogger<RedisListingCache>
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often a text was logged.</summary>
    public int Count(string text)
    {
        lock (_gate) return _lines.Count(line => line.Contains(text, StringComparison.Ordinal));
    }

    /// <summary>Waits until a text was logged so often.</summary>
    public async Task SawAsync(string text, int times = 1)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (Count(text) >= times) return;
                next = _next.Task;
            }

            await next.WaitAsync(Cancel.Token);
        }
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            _lines.Add(formatter(state, exception));
            _next.SetResult();
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
