namespace WebhookDashboard.Domain.Signatures;

/// <summary>The verdict on a request's signature, with one sentence that says why and what to do.</summary>
/// <param name="Scheme">The signature scheme of the endpoint; <c>none</c> if it checks nothing.</param>
/// <param name="Verdict">The result of the check.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record SignatureCheck(string Scheme, Verdict Verdict, string Reason)
{
    public static readonly SignatureCheck None =
        new(SignatureScheme.None, Verdict.Unchecked, "The endpoint has no signature scheme, so nothing was checked.");
}
