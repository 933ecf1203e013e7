using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

internal static class ShopClientRegistration
{
    public static WebApplicationBuilder AddShopClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShopSource>();
        builder.Services.AddSingleton<ISourceList>(services => services.GetRequiredService<ShopSource>());
        builder.Services.AddSingleton<IShopClient, ShopClient>();
        builder.Services.AddSingleton<KeptCatalogue>();
        return builder;
    }
}
