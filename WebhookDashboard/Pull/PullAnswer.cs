using WebhookDashboard.Domain;

namespace WebhookDashboard.Pull;

/// <summary>The result of a call.</summary>
/// <param name="Exchange">The call as it went.</param>
/// <param name="Value">What was asked for; set exactly when the outcome is <see cref="PullOutcome.Answered"/>.</param>
internal sealed record PullAnswer<T>(Exchange Exchange, T? Value)
    where T : class;
