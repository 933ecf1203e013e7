namespace WebhookDashboard.Events.Readers;

/// <summary>How a reader has dealt with an event.</summary>
internal sealed record HandlingOutcome
{
    private HandlingOutcome(HandlingKind kind, string? reason = null)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>The event is handled, and the changes are kept.</summary>
    public static HandlingOutcome Done { get; } = new(HandlingKind.Done);

    /// <summary>The event is skipped without a trace, and the changes are dropped.</summary>
    public static HandlingOutcome Skip { get; } = new(HandlingKind.Skip);

    public HandlingKind Kind { get; }

    /// <summary>One sentence; null if <see cref="Kind"/> needs none.</summary>
    public string? Reason { get; }

    /// <summary>The event can't be handled: the changes are dropped, the event is set aside with the reason, and the reader continues.</summary>
    public static HandlingOutcome SetAside(string reason) => new(HandlingKind.SetAside, reason);

    /// <summary>
    /// The changes are dropped, and the reader tries the event again after a growing pause. Later events wait, so that the
    /// order is kept.
    /// </summary>
    public static HandlingOutcome Retry(string reason) => new(HandlingKind.Retry, reason);
}
