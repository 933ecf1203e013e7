using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Overview;

internal static class VerdictWords
{
    /// <summary>A verdict in one word, for the picture.</summary>
    public static string Short(Verdict verdict) => verdict switch
    {
        Verdict.Missing => "unsigned",
        Verdict.Mismatch => "wrong",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}
