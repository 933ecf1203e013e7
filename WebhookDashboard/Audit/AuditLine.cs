using WebhookDashboard.Domain;

namespace WebhookDashboard.Audit;

/// <summary>One line of the audit trail.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When it was written.</param>
/// <param name="Kind">The kind of operation.</param>
/// <param name="Who">The actor's name.</param>
/// <param name="From">The actor's remote address; null within the app.</param>
/// <param name="What">One sentence, without secrets.</param>
internal sealed record AuditLine(long Id, DateTimeOffset At, AuditKind Kind, string Who, string? From, string What);
