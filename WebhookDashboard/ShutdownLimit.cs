using WebhookDashboard.Ingest;

namespace WebhookDashboard;

/// <summary>
/// Gives slow downloads and form posts as long to finish at shutdown as bodies that are being received. The host would wait
/// thirty seconds, and most service managers kill the process before that.
/// </summary>
internal static class ShutdownLimit
{
    public static WebApplication UseStopLimit(this WebApplication app)
    {
        var stop = app.Services.GetRequiredService<IngestShutdown>();
        app.Use(async (context, next) =>
        {
            await using var registration = stop.GivesUp.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
            await next(context);
        });
        return app;
    }
}
