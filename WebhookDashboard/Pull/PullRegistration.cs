namespace WebhookDashboard.Pull;

internal static class PullRegistration
{
    public static WebApplicationBuilder AddPull(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IExchangeLog, ExchangeLog>();
        builder.Services.AddSingleton<IExchanger, Exchanger>();
        return builder;
    }
}
