using System.Diagnostics;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard;

/// <summary>
/// An activity, a log scope and, for those who turn it on, a log line for each request that is not at a sender's door.
/// Hosting would make the first two for every request, at a cost of a tenth of what a webhook costs, and it decides so before
/// it is known where a request leads. Its log lines hold the query, in which a sign-in link has the token and the hub the
/// key. So they are off for good, and this stands behind the doors. Whoever listens to activities still gets hosting's own,
/// of the doors too.
/// </summary>
internal static class RequestDiagnostics
{
    private static readonly Func<ILogger, string, string, IDisposable?> Scope =
        LoggerMessage.DefineScope<string, string>("RequestId:{RequestId} RequestPath:{RequestPath}");

    public static WebApplicationBuilder AddRequestDiagnostics(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddHttpLogging(logging =>
        {
            logging.CombineLogs = true;
            logging.LoggingFields = HttpLoggingFields.RequestMethod | HttpLoggingFields.RequestPath
                | HttpLoggingFields.ResponseStatusCode | HttpLoggingFields.Duration;
        });
        return builder;
    }

    public static WebApplication UseRequestDiagnostics(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            using var activity = Activity.Current is null ? Start(context.Request.Headers) : null;
            using var scope = Scope(app.Logger, context.TraceIdentifier, context.Request.PathBase.Value + context.Request.Path.Value);
            await next(context);
        });
        app.UseHttpLogging();
        return app;
    }

    /// <summary>Goes on with the trace that the caller is in.</summary>
    private static Activity Start(IHeaderDictionary headers)
    {
        var activity = new Activity("WebhookDashboard.Request");
        DistributedContextPropagator.Current.ExtractTraceIdAndState(headers, Read, out var parent, out var state);
        if (parent is not null)
        {
            activity.SetParentId(parent);
            activity.TraceStateString = state;
        }

        return activity.Start();

        static void Read(object? carrier, string name, out string? value, out IEnumerable<string>? values)
        {
            value = ((IHeaderDictionary)carrier!)[name];
            values = null;
        }
    }
}
