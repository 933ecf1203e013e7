using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Access;

/// <summary>Who changed what, or came in, or was refused.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public AuditKind Kind { get; set; }
    public string Who { get; set; } = "";
    public string? From { get; set; }
    public string What { get; set; } = "";
}
