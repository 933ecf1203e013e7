using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>The result of sending a test webhook.</summary>
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
        /// <summary>Whether the answer is longer than <see cref="Body"/>.</summary>
        public bool IsCut { get; init; }

        /// <summary>The redirects that were followed until this answer.</summary>
        public IReadOnlyList<SendHop> Hops { get; init; } = [];

        /// <summary>The target of a redirect; null if the answer is no redirect or names no target.</summary>
        public string? Location =>
            Redirect.Is(Status) ? Headers.FirstOrDefault(static line => line.IsNamed("Location"))?.Value : null;
    }

    /// <summary>There was no answer: the request was refused before it was sent, found no connection, or timed out.</summary>
    /// <param name="Reason">One sentence that says what to do.</param>
    /// <param name="ElapsedMs">Milliseconds until it failed.</param>
    public sealed record Failed(string Reason, double ElapsedMs) : SendResult(ElapsedMs)
    {
        /// <summary>Whether it can't be signed with what was given. Nothing was sent.</summary>
        public bool IsUnsignable { get; init; }
    }
}
