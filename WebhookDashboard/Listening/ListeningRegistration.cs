using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Listening;

internal static class ListeningRegistration
{
    public static WebApplicationBuilder AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OwnAddress>();
        builder.Services.AddSingleton<OwnCertificates>();
        builder.Services.AddOptions<KestrelServerOptions>().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<KestrelServerOptions>, CertificateSettingsValidator>();
        return builder;
    }
}
