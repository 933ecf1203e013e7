using WebhookDashboard.Quality.Reports;

namespace WebhookDashboard.Components.Pages.Quality.Detail;

/// <summary>A short name and a tone for each kind of finding.</summary>
internal static class FindingWords
{
    public static (string Name, string Tone) Of(FindingKind kind) => kind switch
    {
        FindingKind.Silence => ("silent", "stale"),
        FindingKind.Gap => ("gap", "stale"),
        FindingKind.Repeat => ("repeat", "stale"),
        FindingKind.Retry => ("retry", "stale"),
        FindingKind.SameBody => ("same body", "stale"),
        FindingKind.OutOfOrder => ("order", "stale"),
        FindingKind.Late => ("late", "stale"),
        FindingKind.ClockAhead => ("clock", "stale"),
        FindingKind.Verdict => ("signature", "bad"),
        _ => ("field", "push"),
    };

    /// <summary>What its query leads to: its events, or all of its time if no filter tells them from others.</summary>
    public static string LinkOf(FindingKind kind) =>
        kind is FindingKind.SameBody or FindingKind.OutOfOrder or FindingKind.Late or FindingKind.ClockAhead ? "That time" : "Events";
}
