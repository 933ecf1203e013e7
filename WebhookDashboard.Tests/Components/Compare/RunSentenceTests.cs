using WebhookDashboard.Compare;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class RunSentenceTests
{
    private static readonly RunSettings EveryFive = new() { PollSeconds = 5, LostPercent = 20 };

    [Fact]
    public void Of_NothingChanged_SaysOnlyThat() => Assert.Equal("The shop has not changed anything yet.", Say(EveryFive, new ARun()));

    [Fact]
    public void Of_LostWebhook_ReportsHowLateTheAppLearned() => Assert.Equal(
        "Polling every 5 s took 1 request to follow 2 changes: you learned of them 2.8 s late and missed 1 completely. "
        + "1 webhook arrived and you learned of the changes 1.2 s late; 1 was lost: 1 made up for by the next webhook.",
        Say(EveryFive, new ARun().Change(1000, 9, lost: true).Change(3390, 8).Webhook(3400, 2).Poll(5000, 2)));

    [Fact]
    public void Of_NoneLost_TellsHowLateWebhooksWere() => Assert.EndsWith(
        ". 2 webhooks arrived, 12 ms after each change.",
        Say(EveryFive, new ARun().Change(1000, 9).Webhook(1012, 1).Change(2000, 8).Webhook(2012, 2)),
        StringComparison.Ordinal);

    [Fact]
    public void Of_LostOnesOfEachFate_TellsWhatBecameOfThem() => Assert.EndsWith(
        "; 3 were lost: 1 found by asking again, 1 made up for by the next webhook, 1 still unknown to you.",
        Say(
            EveryFive with { ReconcileSeconds = 3 },
            new ARun().Change(1000, 9, lost: true).Reconcile(2000, 1).Change(2500, 8, lost: true).Change(3000, 7).Webhook(3010, 3).Change(4000, 6, lost: true)),
        StringComparison.Ordinal);

    private static string Say(RunSettings settings, ARun run)
    {
        var view = run.With(settings).At(6000);
        return string.Concat(RunSentence.Of(settings, view.Data, view.Pull.Figures, view.Push.Figures, LostWebhooks.Of(view.Data.Changes, view.Push.Latenesses)).Select(part => part.Text));
    }
}
