using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>The result of signing a request.</summary>
internal abstract record SigningResult
{
    private SigningResult()
    {
    }

    /// <param name="Headers">The headers to send with the body.</param>
    public sealed record Signed(IReadOnlyList<HeaderLine> Headers) : SigningResult
    {
        /// <summary>What must be appended to the URL's query, because it was signed with it; null if nothing.</summary>
        public string? AddedQuery { get; init; }
    }

    /// <param name="Reason">One sentence that says what to do.</param>
    public sealed record Refused(string Reason) : SigningResult;
}
