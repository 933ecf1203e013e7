namespace WebhookDashboard.Ingest;

internal static class IngestRegistration
{
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        return builder;
    }

    public static WebApplication MapIngest(this WebApplication app)
    {
        return app;
    }
}
