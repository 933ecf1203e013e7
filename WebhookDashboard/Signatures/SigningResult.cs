using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>What came of signing.</summary>
internal abstract record SigningResult
{
    private SigningResult()
    {
    }

    /// <param name="Headers">To send with the body.</param>
    public sealed record Signed(IReadOnlyList<HeaderLine> Headers) : SigningResult
    {
        /// <summary>What the URL must get at the end of its query, since it was signed with it; null: nothing.</summary>
        public string? AddedQuery { get; init; }
    }

    /// <param name="Reason">One sentence that says what to do.</param>
    public sealed record Refused(string Reason) : SigningResult;
}
