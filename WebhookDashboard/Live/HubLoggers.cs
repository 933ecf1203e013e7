using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Live;

/// <summary>
/// Creates the hub's loggers. SignalR logs every exception of a hub method as an error with its stack trace. A
/// <see cref="HubException"/> is an answer to the caller and no fault of this server, so it is logged at Debug level.
/// </summary>
internal sealed class HubLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // Owns nothing: the app disposes its own loggers.
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
