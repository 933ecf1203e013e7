using System.Diagnostics;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard;

/// <summary>
/// Adds an activity, a log scope and an optional log line to each request except those to ingest endpoints. ASP.NET Core's
/// hosting would create the first two for every request before routing, and its log lines contain the query, which holds the
/// token of a sign-in link and the API key of a hub connection. So hosting's log category is off, and this runs after the
/// ingest endpoints. Listeners of activities still get hosting's own, for ingest endpoints too.
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

    /// <summary>Continues the caller's trace.</summary>
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
