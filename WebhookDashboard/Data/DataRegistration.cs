namespace WebhookDashboard.Data;

internal static class DataRegistration
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        return builder;
    }
}
