using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Outbound;

internal static class OutboundRegistration
{
    public static WebApplicationBuilder AddOutbound(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<OutboundPolicy>();
        builder.Services.AddGuardedClient();
        builder.Services.AddSingleton<ITestSender, TestSender>();
        return builder;
    }
}
