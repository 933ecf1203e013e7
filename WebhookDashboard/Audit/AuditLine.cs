using WebhookDashboard.Domain;

namespace WebhookDashboard.Audit;

/// <summary>One line of the audit.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Of what sort.</param>
/// <param name="Who">Who it was.</param>
/// <param name="From">The address that they came from; null within the app.</param>
/// <param name="What">One sentence, without secrets.</param>
internal sealed record AuditLine(long Id, DateTimeOffset At, AuditKind Kind, string Who, string? From, string What);
