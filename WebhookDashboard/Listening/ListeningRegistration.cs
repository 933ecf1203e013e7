namespace WebhookDashboard.Listening;

internal static class ListeningRegistration
{
    public static WebApplicationBuilder AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OwnAddress>();
        builder.Services.AddSingleton<OwnCertificates>();
        return builder;
    }
}
