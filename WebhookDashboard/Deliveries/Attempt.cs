using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>One attempt, as the log keeps it.</summary>
/// <param name="Number">From 1 within its delivery.</param>
/// <param name="At">When it began.</param>
/// <param name="ElapsedMs">How long it took.</param>
/// <param name="Status">The answer's status, if one came.</param>
/// <param name="Error">Why it failed, in one sentence; null when it did not.</param>
/// <param name="RequestHeaders">As they were sent.</param>
/// <param name="ResponseHeaders">As they came.</param>
/// <param name="ResponseBody">The beginning of it.</param>
internal sealed record Attempt(
    int Number,
    DateTimeOffset At,
    double ElapsedMs,
    int? Status,
    string? Error,
    IReadOnlyList<HeaderLine> RequestHeaders,
    IReadOnlyList<HeaderLine> ResponseHeaders,
    ReadOnlyMemory<byte> ResponseBody);
