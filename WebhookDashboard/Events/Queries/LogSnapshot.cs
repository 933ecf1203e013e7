using WebhookDashboard.Data;

namespace WebhookDashboard.Events.Queries;

/// <summary>One state of the log, read while appends and deletes go on.</summary>
internal sealed record LogSnapshot(DashboardContext Context, ISequenceSeeks Seeks);
