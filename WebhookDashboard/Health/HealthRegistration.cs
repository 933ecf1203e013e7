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
        Map("/health/live", new HealthCheckOptions { Predicate = _ => false });
        Map("/health/ready", new HealthCheckOptions());
        return app;

        // Reading alone: to whoever posts here by mistake, 200 would say that something was kept.
        void Map(string path, HealthCheckOptions options) => app.MapHealthChecks(path, options)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
    }
}
