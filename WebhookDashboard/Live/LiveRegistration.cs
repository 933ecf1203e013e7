namespace WebhookDashboard.Live;

internal static class LiveRegistration
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        return builder;
    }

    public static WebApplication MapLive(this WebApplication app)
    {
        return app;
    }
}
