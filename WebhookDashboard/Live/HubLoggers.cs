using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Live;

/// <summary>
/// The loggers of the hub. SignalR logs every exception of a hub's method as an error with its stack trace; a
/// <see cref="HubException"/> is what a caller was told, which is no fault of this server and logged for debugging alone.
/// </summary>
internal sealed class HubLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The loggers of the whole app are behind it, and end with that.
    }

    private sealed class Logger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var level = exception is HubException ? LogLevel.Debug : logLevel;
            if (inner.IsEnabled(level))
            {
                inner.Log(level, eventId, state, exception, formatter);
            }
        }
    }
}
