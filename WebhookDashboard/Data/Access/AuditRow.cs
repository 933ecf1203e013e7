using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Access;

/// <summary>Records that someone changed something, signed in or was refused.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public AuditKind Kind { get; set; }
    public string Who { get; set; } = "";
    public string? From { get; set; }
    public string What { get; set; } = "";
}
