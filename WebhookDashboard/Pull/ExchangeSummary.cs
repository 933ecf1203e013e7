using WebhookDashboard.Domain;

namespace WebhookDashboard.Pull;

/// <summary>One row of the log of API calls.</summary>
public sealed record ExchangeSummary(
    long Number, string Source, DateTimeOffset StartedAt, string Method, string Url, PullOutcome Outcome, int? Status, long BytesIn, double TotalMs);
