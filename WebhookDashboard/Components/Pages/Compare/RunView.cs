using System.Globalization;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>A run at one moment. Every part of the page is drawn from it, so that they agree.</summary>
/// <param name="Settings">The settings of the run.</param>
/// <param name="Phase">The phase of the run.</param>
/// <param name="Data">The data so far.</param>
/// <param name="Pull">The copy that polls.</param>
/// <param name="Push">The copy that follows webhooks.</param>
public sealed record RunView(RunSettings Settings, RunPhase Phase, RunData Data, SideAccount Pull, SideAccount Push)
{
    /// <summary>The stock at the source.</summary>
    public long Truth => Data.Changes.Count == 0 ? Data.Initial : Data.Changes[^1].Quantity;

    /// <summary>Whether a copy is right now; if not, since when.</summary>
    public string StateOf(SideAccount side) => side.Figures.WrongSince is not { } since
        ? "up to date"
        : (Data.Elapsed - since).TotalSeconds switch
        {
            < 0.1 => "behind",
            < 9.95 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s behind"),
            var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s behind"),
        };

    public static RunView Of(RunSettings settings, RunPhase phase, RunData data) =>
        new(settings, phase, data, data.PullAccount(), data.PushAccount());

    /// <summary>The view before the shop has begun.</summary>
    public static RunView Starting(RunSettings settings, DateTimeOffset now) =>
        Of(settings, RunPhase.Starting, new RunData("", now, 0, [], [], [], TimeSpan.Zero));
}
