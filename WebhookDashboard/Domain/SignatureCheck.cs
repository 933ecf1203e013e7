namespace WebhookDashboard.Domain;

/// <summary>The verdict over one request's signature, with one sentence that says why and what to do.</summary>
/// <param name="Scheme">The signature scheme of the endpoint; <c>none</c>: it checks nothing.</param>
/// <param name="Verdict">What the check found.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record SignatureCheck(string Scheme, Verdict Verdict, string Reason)
{
    public static readonly SignatureCheck None =
        new(SignatureScheme.None, Verdict.Unchecked, "The endpoint has no signature scheme, so nothing was checked.");
}
