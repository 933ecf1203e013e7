using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>What to do with an event whose id an earlier event had.</summary>
internal static class DuplicateNote
{
    /// <summary>Advises to process it only where the signatures do not speak against that: anyone can send a known id.</summary>
    /// <param name="duplicate">The later event.</param>
    /// <param name="first">The first event with its id; null if that is no longer stored.</param>
    public static string Of(EventSummary duplicate, EventSummary? first) => (duplicate.Signature.Verdict, first?.Signature.Verdict) switch
    {
        (Verdict.Valid, null or Verdict.Valid or Verdict.Stale or Verdict.Unchecked) => "Process it once.",
        (Verdict.Valid, _) => "That event is not proven to be from this sender: don't count it, and process this id once.",
        (Verdict.Unchecked, _) => "Process it once; its signature was not checked.",
        (Verdict.Stale, _) => "Its signature is too old, so it may be a replay.",
        _ => "It is not proven to be from the same sender.",
    };
}
