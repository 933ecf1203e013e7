namespace WebhookDashboard.Deliveries;

/// <summary>What came of one attempt.</summary>
internal abstract record AttemptOutcome
{
    private AttemptOutcome()
    {
    }

    /// <summary>The destination has it.</summary>
    internal sealed record Delivered : AttemptOutcome;

    /// <summary>The destination answered, and may take it later.</summary>
    /// <param name="Reason">One sentence.</param>
    /// <param name="RetryAfter">For how long the destination asked to be left alone.</param>
    internal sealed record RetryLater(string Reason, TimeSpan? RetryAfter = null) : AttemptOutcome;

    /// <summary>No answer came. Like <see cref="RetryLater"/>; after many of these in a row the destination is left alone for a while.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Unreachable(string Reason) : AttemptOutcome;

    /// <summary>The destination will never take it.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Refused(string Reason) : AttemptOutcome;
}
