namespace WebhookDashboard.Deliveries;

/// <summary>The result of one attempt.</summary>
internal abstract record AttemptOutcome
{
    private AttemptOutcome()
    {
    }

    /// <summary>The destination has it.</summary>
    internal sealed record Delivered : AttemptOutcome;

    /// <summary>The destination answered, and may take it later.</summary>
    /// <param name="Reason">One sentence.</param>
    /// <param name="RetryAfter">How long the destination asked to wait.</param>
    internal sealed record RetryLater(string Reason, TimeSpan? RetryAfter = null) : AttemptOutcome;

    /// <summary>There was no answer. Like <see cref="RetryLater"/>; after several in a row the destination gets no attempts for a while.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Unreachable(string Reason) : AttemptOutcome;

    /// <summary>The destination will never take it.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Refused(string Reason) : AttemptOutcome;
}
