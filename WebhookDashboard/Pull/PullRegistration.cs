namespace WebhookDashboard.Pull;

internal static class PullRegistration
{
    public static WebApplicationBuilder AddPull(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShopExchanger>();
        builder.Services.AddSingleton<IExchangeLog, ExchangeLog>();
        builder.Services.AddSingleton<IShopClient, ShopClient>();
        builder.Services.AddSingleton<KeptCatalogue>();
        return builder;
    }
}
