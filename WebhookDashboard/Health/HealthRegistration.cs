using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace WebhookDashboard.Health;

/// <summary>For whoever starts and watches the process: 200 or 503, and one word, since nobody signs in for it.</summary>
internal static class HealthRegistration
{
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<StorageCheck>("storage");
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        return app;
    }
}
