namespace WebhookDashboard.Outbound;

internal static class OutboundRegistration
{
    public static WebApplicationBuilder AddOutbound(this WebApplicationBuilder builder)
    {
        return builder;
    }
}
