namespace WebhookDashboard.Access;

internal static class AccessRegistration
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        return builder;
    }

    public static WebApplication MapAccess(this WebApplication app)
    {
        return app;
    }
}
