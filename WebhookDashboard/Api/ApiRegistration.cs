namespace WebhookDashboard.Api;

internal static class ApiRegistration
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        return builder;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        return app;
    }
}
