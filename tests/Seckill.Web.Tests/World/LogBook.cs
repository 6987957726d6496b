using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Seckill.Web.Tests.World;

/// <summary>Keeps what was logged as an error, and what we log ourselves, so that a test can say that nothing was.</summary>
internal sealed class LogBook : ILoggerProvider
{
    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>What the front end's own types log, from information on.</summary>
    public ConcurrentQueue<string> Ours { get; } = [];

    public ILogger CreateLogger(string categoryName) =>
        new Page(this, categoryName.StartsWith("Seckill.", StringComparison.Ordinal));

    public void Dispose() { }

    private sealed class Page(LogBook book, bool isOurs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (isOurs ? LogLevel.Information : LogLevel.Error);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var line = $"{formatter(state, exception)} {exception}";
            if (isOurs) book.Ours.Enqueue(line);
            if (logLevel >= LogLevel.Error) book.Errors.Enqueue(line);
        }
    }
}
