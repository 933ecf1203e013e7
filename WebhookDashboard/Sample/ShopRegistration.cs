using Microsoft.Extensions.Options;

namespace WebhookDashboard.Sample;

internal static class ShopRegistration
{
    public static WebApplicationBuilder AddShop(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ShopOptions>().BindConfiguration(ShopOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ShopOptions>, ShopOptionsValidator>();
        builder.Services.AddSingleton<ShopAddress>();
        builder.Services.AddSingleton<ShopKey>();
        builder.Services.AddSingleton<SigningSecret>();
        return builder;
    }
}
