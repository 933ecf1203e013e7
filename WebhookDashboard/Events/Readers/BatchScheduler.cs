using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Readers;

/// <summary>Runs the work that follows the log in batches: while one batch takes seconds, another reader goes on.</summary>
internal sealed class BatchScheduler() : ThreadScheduler("Log batches", threads: 2);
