using System.Globalization;
using WebhookDashboard.Compare;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Compare.Figures;

/// <summary>What this run shows about each of the four differences, in a few words.</summary>
internal sealed class RunFindings(RunView view)
{
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(5);

    /// <summary>How close to half the interval still counts as half.</summary>
    private const double Near = 0.08;

    /// <summary>From this factor on, a pace counts as slower than its setting.</summary>
    private const double Slower = 1.1;

    private readonly LostWebhooks _lost = LostWebhooks.Of(view.Data.Changes, view.Push.Latenesses);

    public string PullTiming => view.Pull.Figures.MedianLate is { } late
        ? $"{Times.Text(late)} late{(IsHalfTheInterval(late) ? ", about half the interval" : "")}"
        : "nothing learned yet";

    public string PushTiming => view.Push.Figures.MedianLate is { } late ? $"{Times.Text(late)} late" : "nothing received yet";

    public string PullEfficiency => view.Pull.Figures.Requests == 0
        ? "no requests yet"
        : $"{Format.Count(view.Pull.Figures.ToldNothing)} of {Format.Count(view.Pull.Figures.Requests, "request")} brought nothing new";

    public string PushEfficiency =>
        view.Push.Figures.Reconciling > 0
            ? $"{Format.Count(Webhooks, "webhook")}, {Format.Count(view.Push.Figures.Reconciling, "re-check")}"
            : $"{Format.Count(Webhooks, "webhook")} for {Format.Count(view.Data.Changes.Count, "change")}";

    public string PullControl => view.Data.Pull switch
    {
        [] => "no requests yet",
        [_] => "one request so far",
        [var first, .., var last] => Pace((last.AskedAt - first.AskedAt) / (view.Data.Pull.Count - 1)),
    };

    public string PushControl
    {
        get
        {
            var most = Peak.Most(
                [.. view.Data.Push.Where(observation => observation.Kind == ObservationKind.Webhook).Select(observation => observation.At)], Stretch);
            return $"up to {Format.Count(most)} in 5 s; {(_lost.Lost == 0 ? "none lost" : $"{Format.Count(_lost.Lost)} lost")}";
        }
    }

    public string PullUse => $"your copy was up to date {Percent(view.Pull.Figures.RightShare)} of the time";

    public string PushUse => $"your copy was up to date {Percent(view.Push.Figures.RightShare)} of the time";

    /// <summary>What a lost webhook does to the copy, and how one learns of it.</summary>
    public string WhenLost
    {
        get
        {
            var lost = view.Push.Latenesses.Where(late => view.Data.Changes[late.Version - 1].IsLost).Select(late => late.Late).ToList();
            var wrong = lost.Count == 0 ? "" : $", here for up to {Times.Text(lost.Max())}";
            var ask = view.Settings.ReconcileSeconds is null ? " Switch on Re-check to ask." : "";
            return $"nothing tells you: your copy stays wrong until the next webhook, or until you ask{wrong}.{ask}";
        }
    }

    /// <summary>Explains why real systems use both, from what happened to the lost webhooks.</summary>
    public string WhyBoth
    {
        get
        {
            if (_lost.Lost == 0)
            {
                return "Push tells you at once, pull tells you for sure. No webhook was lost in this run; let the shop lose some to see what re-checking is for.";
            }

            var open = _lost.Open == 0 ? "" : $"; {Format.Count(_lost.Open)} still unknown to your copy";
            var healed = view.Settings.ReconcileSeconds is null
                ? $"the next webhook made up for {Format.Count(_lost.Overtaken)}"
                : $"re-checking found {Format.Count(_lost.Reconciled)} and the next webhook made up for {Format.Count(_lost.Overtaken)}";
            return $"Push tells you at once, pull tells you for sure: of {Format.Count(_lost.Lost, "lost webhook")}, {healed}{open}.";
        }
    }

    private int Webhooks => view.Push.Figures.Requests - view.Push.Figures.Reconciling;

    /// <summary>A share in whole percent; 0 and 100 only if exact.</summary>
    public static string Percent(double share) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(share is > 0 and < 1 ? Math.Clamp(Math.Round(share * 100), 1, 99) : share * 100):0} %");

    private string Pace(TimeSpan measured) =>
        $"a request every {Times.Text(measured)}, {(measured.TotalSeconds <= view.Settings.PollSeconds * Slower ? "as you set" : "slower than you set")}";

    private bool IsHalfTheInterval(TimeSpan late) =>
        Math.Abs((late.TotalSeconds / view.Settings.PollSeconds) - 0.5) <= Near;
}
