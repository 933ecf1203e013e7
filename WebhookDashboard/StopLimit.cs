using WebhookDashboard.Ingest;

namespace WebhookDashboard;

/// <summary>
/// Whoever reads a download slowly, or sends a form slowly, has as long after the order to stop as a body at the doors.
/// The host would wait thirty seconds for them, and a service manager mostly kills before that.
/// </summary>
internal static class StopLimit
{
    public static WebApplication UseStopLimit(this WebApplication app)
    {
        var stop = app.Services.GetRequiredService<IngestStop>();
        app.Use(async (context, next) =>
        {
            await using var registration = stop.GivesUp.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
            await next(context);
        });
        return app;
    }
}
