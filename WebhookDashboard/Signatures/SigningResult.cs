using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>What came of signing.</summary>
internal abstract record SigningResult
{
    private SigningResult()
    {
    }

    /// <param name="Headers">To send with the body.</param>
    public sealed record Signed(IReadOnlyList<HeaderLine> Headers) : SigningResult;

    /// <param name="Reason">One sentence that says what to do.</param>
    public sealed record Refused(string Reason) : SigningResult;
}
