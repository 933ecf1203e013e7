using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>One attempt in the log of attempts.</summary>
/// <param name="Number">Starts at 1 for each delivery.</param>
/// <param name="At">When it began.</param>
/// <param name="ElapsedMs">How long it took.</param>
/// <param name="Status">The answer's status, if one came.</param>
/// <param name="Error">Why it failed, in one sentence; null if it succeeded.</param>
/// <param name="RequestHeaders">As they were sent.</param>
/// <param name="ResponseHeaders">As they were received.</param>
/// <param name="ResponseBody">Its first bytes.</param>
internal sealed record Attempt(
    int Number,
    DateTimeOffset At,
    double ElapsedMs,
    int? Status,
    string? Error,
    IReadOnlyList<HeaderLine> RequestHeaders,
    IReadOnlyList<HeaderLine> ResponseHeaders,
    ReadOnlyMemory<byte> ResponseBody);
