namespace WebhookDashboard.Events.Readers;

/// <summary>What a reader made of an event.</summary>
internal sealed record HandlingOutcome
{
    private HandlingOutcome(HandlingKind kind, string? reason = null)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>It is handled: its changes are kept.</summary>
    public static HandlingOutcome Done { get; } = new(HandlingKind.Done);

    /// <summary>It is passed over without a trace, and its changes are dropped.</summary>
    public static HandlingOutcome Skip { get; } = new(HandlingKind.Skip);

    public HandlingKind Kind { get; }

    /// <summary>One sentence; null where <see cref="Kind"/> needs none.</summary>
    public string? Reason { get; }

    /// <summary>It can't be handled: its changes are dropped, it is stored with the reason, and the reader continues.</summary>
    public static HandlingOutcome SetAside(string reason) => new(HandlingKind.SetAside, reason);

    /// <summary>
    /// Its changes are dropped, and the reader tries it again after a pause that grows. What follows waits, so that the
    /// order is kept.
    /// </summary>
    public static HandlingOutcome Retry(string reason) => new(HandlingKind.Retry, reason);
}
