using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Seckill.Web.Tests.World;

/// <summary>Keeps what was logged as an error, so that a test can say that nothing was.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Errors.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}
