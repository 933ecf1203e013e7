using WebhookDashboard.Data;

namespace WebhookDashboard.Events.Queries;

/// <summary>One state of the log, which stays the same while appends and deletes continue.</summary>
internal sealed record LogSnapshot(DashboardContext Context, ISequenceSeeks Seeks);
