namespace WebhookDashboard.Shop.Consumer;

internal static class ConsumerRegistration
{
    public static WebApplicationBuilder AddShopConsumer(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<EndpointSignatures>();
        return builder;
    }
}
