using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Pull;

/// <summary>One row of the log of API calls; its members mean the same as those of <see cref="Exchange"/>.</summary>
public sealed record ExchangeSummary(
    long Number, string Source, DateTimeOffset StartedAt, string Method, string Url, string Path, PullOutcome Outcome, int? Status, Told? Told, long BytesIn, double TotalMs);
