using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Queries;

/// <summary>
/// Runs reads, since SQLite's calls block. Half of the processors, since senders need the others; at least two, so that one
/// long read does not block all others.
/// </summary>
internal sealed class ReadScheduler() : ThreadScheduler("Log reader", Math.Clamp(Environment.ProcessorCount / 2, 2, 8));
