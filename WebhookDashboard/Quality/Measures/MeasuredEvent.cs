using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Quality.Measures;

/// <summary>What one event tells about how its sender delivers.</summary>
/// <param name="Id">The event.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Verdict">The result of its signature check.</param>
internal sealed record MeasuredEvent(EventId Id, DateTimeOffset ReceivedAt, Verdict Verdict)
{
    /// <summary>Whether an earlier event had its provider id.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>Whether it is a repeat, and the delivery before it was answered with a failure.</summary>
    public bool IsRetry { get; init; }

    /// <summary>Whether a recent event had its body, though not its provider id.</summary>
    public bool IsSameBody { get; init; }

    /// <summary>The time since the event before it; null for the first.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Where it says when it happened.</summary>
    public TimeSources TimeSource { get; init; }

    /// <summary>
    /// The time from event to receipt, below zero if the sender's clock is ahead. Null for an event that does not say when it
    /// happened, and for one that came before.
    /// </summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>How much earlier it happened than an event that arrived before it; null if it is in order.</summary>
    public TimeSpan? Disorder { get; init; }
}
