using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>What to do with an event whose id an earlier event had.</summary>
internal static class DuplicateNote
{
    /// <summary>Advises to process it only where its signature does not speak against that: anyone can send a known id.</summary>
    public static string Of(SignatureCheck check) => check.Verdict switch
    {
        Verdict.Valid => "Process it once.",
        Verdict.Unchecked => "Process it once; its signature was not checked.",
        Verdict.Stale => "Its signature is too old, so it may be a replay.",
        _ => "It is not proven to be from the same sender.",
    };
}
