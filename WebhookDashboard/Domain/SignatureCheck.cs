namespace WebhookDashboard.Domain;

/// <summary>The verdict over one request's signature, with one sentence that says why and what to do.</summary>
public sealed record SignatureCheck(string Scheme, Verdict Verdict, string Reason)
{
    public static readonly SignatureCheck None =
        new(SignatureScheme.None, Verdict.Unchecked, "The endpoint has no signature scheme, so nothing was checked.");
}
