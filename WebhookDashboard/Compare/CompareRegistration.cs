using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Compare;

internal static class CompareRegistration
{
    public static WebApplicationBuilder AddCompare(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IShopLedger, ShopLedger>();
        builder.Services.AddSingleton<CompareRunFactory>();
        return builder;
    }
}
