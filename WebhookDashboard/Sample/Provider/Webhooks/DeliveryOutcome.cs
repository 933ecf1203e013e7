namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>What came of one attempt.</summary>
internal abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <param name="Status">2xx.</param>
    /// <param name="AnswerBytes">What came back over the wire, the head included.</param>
    public sealed record Delivered(int Status, long AnswerBytes) : DeliveryOutcome;

    /// <summary>The receiver wants no more of it (410).</summary>
    public sealed record Unwanted(int Status) : DeliveryOutcome;

    /// <param name="Reason">One sentence.</param>
    /// <param name="Status">Null when no answer came.</param>
    /// <param name="RetryAfter">For how long the receiver asked to be left alone.</param>
    public sealed record Failed(string Reason, int? Status = null, TimeSpan? RetryAfter = null) : DeliveryOutcome;
}
