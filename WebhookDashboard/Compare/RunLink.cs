using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Compare;

/// <summary>The settings of a run as a query string, and back: <c>poll=3&amp;changes=30&amp;conditional=true&amp;lost=10&amp;reconcile=15</c>.</summary>
internal static class RunLink
{
    public const string Poll = "poll";
    public const string Changes = "changes";
    public const string Conditional = "conditional";
    public const string Lost = "lost";
    public const string Reconcile = "reconcile";

    public static IReadOnlyDictionary<string, object?> Write(RunSettings settings) => new Dictionary<string, object?>
    {
        [Poll] = Number(settings.PollSeconds),
        [Changes] = Number(settings.ChangesPerMinute),
        [Conditional] = settings.Conditional ? "true" : null,
        [Lost] = Number(settings.LostPercent),
        [Reconcile] = settings.ReconcileSeconds is { } seconds ? Number(seconds) : null,
    };

    /// <summary>Absent and unreadable values keep their defaults.</summary>
    public static RunSettings Read(string query)
    {
        var given = QueryHelpers.ParseQuery(query);
        var standard = RunSettings.Default;
        return new RunSettings
        {
            PollSeconds = Parse(One(Poll)) ?? standard.PollSeconds,
            ChangesPerMinute = Whole(One(Changes)) ?? standard.ChangesPerMinute,
            Conditional = bool.TryParse(One(Conditional), out var asks) ? asks : standard.Conditional,
            LostPercent = Whole(One(Lost)) ?? standard.LostPercent,
            ReconcileSeconds = Parse(One(Reconcile)),
        };

        string? One(string name) => given.TryGetValue(name, out var values) ? values[0] : null;
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static int? Whole(string? text) => Parse(text) is { } value ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : null;
}
