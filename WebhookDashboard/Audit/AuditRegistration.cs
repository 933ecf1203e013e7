using WebhookDashboard.Events;

namespace WebhookDashboard.Audit;

internal static class AuditRegistration
{
    /// <summary>After the log's own registration: what others get of it from here on writes the audit.</summary>
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton<IEndpointDirectory, AuditedEndpointDirectory>();
        services.AddSingleton<IEventLog, AuditedEventLog>();
        return builder;
    }
}
