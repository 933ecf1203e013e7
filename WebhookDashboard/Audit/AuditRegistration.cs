using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WebhookDashboard.Audit;

internal static class AuditRegistration
{
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IAuditTrail, AuditTrail>();
        return builder;
    }
}
