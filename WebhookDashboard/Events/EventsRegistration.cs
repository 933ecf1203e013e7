namespace WebhookDashboard.Events;

internal static class EventsRegistration
{
    public static WebApplicationBuilder AddEvents(this WebApplicationBuilder builder)
    {
        return builder;
    }
}
