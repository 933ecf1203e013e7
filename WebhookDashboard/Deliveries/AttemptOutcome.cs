namespace WebhookDashboard.Deliveries;

/// <summary>The result of one attempt.</summary>
internal abstract record AttemptOutcome
{
    private AttemptOutcome()
    {
    }

    /// <summary>The destination accepted it.</summary>
    internal sealed record Delivered : AttemptOutcome;

    /// <summary>The destination answered, and may accept it later.</summary>
    /// <param name="Reason">One sentence.</param>
    /// <param name="RetryAfter">How long the destination asked to wait.</param>
    internal sealed record RetryLater(string Reason, TimeSpan? RetryAfter = null) : AttemptOutcome;

    /// <summary>No answer arrived. It is tried again later; after several such attempts in a row the destination gets none for a while.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Unreachable(string Reason) : AttemptOutcome;

    /// <summary>The destination will never accept it.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Refused(string Reason) : AttemptOutcome;
}
