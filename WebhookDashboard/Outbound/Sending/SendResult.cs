using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>What came back.</summary>
public abstract record SendResult(double ElapsedMs)
{
    /// <summary>The receiver answered, whatever its status.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="ElapsedMs">From the start of sending to the last byte read, connecting included, in milliseconds.</param>
    /// <param name="EventId">The header X-Event-Id, which this app's own endpoints send.</param>
    /// <param name="Headers">The answer's headers.</param>
    /// <param name="Body">The answer's body as text, its first 64 KiB.</param>
    public sealed record Answered(
        int Status, double ElapsedMs, EventId? EventId, IReadOnlyList<HeaderLine> Headers, string Body)
        : SendResult(ElapsedMs)
    {
        /// <summary>Whether the answer went on after what <see cref="Body"/> holds.</summary>
        public bool IsCut { get; init; }

        /// <summary>The redirects that were followed until this answer.</summary>
        public IReadOnlyList<SendHop> Hops { get; init; } = [];

        /// <summary>Where the answer redirects to; null when it is no redirect, or does not say.</summary>
        public string? Location =>
            Redirect.Is(Status) ? Headers.FirstOrDefault(static line => line.IsNamed("Location"))?.Value : null;
    }

    /// <summary>No answer: refused before it left, no connection, or no answer in time.</summary>
    /// <param name="Reason">One sentence that says what to do.</param>
    /// <param name="ElapsedMs">Until it failed, in milliseconds.</param>
    public sealed record Failed(string Reason, double ElapsedMs) : SendResult(ElapsedMs);
}
