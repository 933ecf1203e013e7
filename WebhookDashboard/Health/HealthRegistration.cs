using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace WebhookDashboard.Health;

/// <summary>Health checks for service managers and monitors: 200 or 503 and one word, since callers do not sign in.</summary>
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

        // GET and HEAD only: a sender that posts here by mistake must not get 200.
        void Map(string path, HealthCheckOptions options) => app.MapHealthChecks(path, options)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
    }
}
