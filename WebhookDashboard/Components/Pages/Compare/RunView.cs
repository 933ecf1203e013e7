using System.Globalization;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>A run at a moment: what every part of the page is drawn from, so that they agree.</summary>
/// <param name="Settings">What it was told to do.</param>
/// <param name="Phase">Where it stood.</param>
/// <param name="Data">What had happened.</param>
/// <param name="Pull">The copy that polls.</param>
/// <param name="Push">The copy that is told.</param>
public sealed record RunView(RunSettings Settings, RunPhase Phase, RunData Data, SideAccount Pull, SideAccount Push)
{
    /// <summary>The stock at the source.</summary>
    public long Truth => Data.Changes.Count == 0 ? Data.Initial : Data.Changes[^1].Quantity;

    /// <summary>Whether a copy is right now, and if not, since when.</summary>
    public string StateOf(SideAccount side) => side.Figures.WrongSince is not { } since
        ? "right"
        : (Data.Elapsed - since).TotalSeconds switch
        {
            < 0.1 => "behind",
            < 9.95 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s behind"),
            var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s behind"),
        };

    public static RunView Of(RunSettings settings, RunPhase phase, RunData data) =>
        new(settings, phase, data, data.PullAccount(), data.PushAccount());

    /// <summary>Before the shop has begun.</summary>
    public static RunView Starting(RunSettings settings, DateTimeOffset now) =>
        Of(settings, RunPhase.Starting, new RunData("", now, 0, [], [], [], TimeSpan.Zero));
}
