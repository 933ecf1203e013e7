using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>The result of one attempt, and its details for the log of attempts.</summary>
internal sealed record AttemptResult(AttemptOutcome Outcome)
{
    /// <summary>The answer's status; null if there was no answer or the protocol has no status.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<HeaderLine> RequestHeaders { get; init; } = [];

    public IReadOnlyList<HeaderLine> ResponseHeaders { get; init; } = [];

    /// <summary>Only the first <see cref="AttemptLimits.MaxBodyBytes"/> are stored.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; init; }

    /// <summary>The size of the whole answer on the wire, its head included.</summary>
    public long ResponseBytes { get; init; }

    /// <summary>Why it failed, in one sentence; null if it succeeded.</summary>
    public string? Error => Outcome switch
    {
        AttemptOutcome.RetryLater later => later.Reason,
        AttemptOutcome.Unreachable unreachable => unreachable.Reason,
        AttemptOutcome.Refused refused => refused.Reason,
        _ => null,
    };
}
