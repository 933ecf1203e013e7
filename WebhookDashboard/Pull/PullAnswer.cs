using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Pull;

/// <summary>The result of a call.</summary>
/// <param name="Exchange">The recorded call.</param>
/// <param name="Value">What was requested; set only if the outcome is <see cref="PullOutcome.Answered"/>.</param>
internal sealed record PullAnswer<T>(Exchange Exchange, T? Value)
    where T : class;
