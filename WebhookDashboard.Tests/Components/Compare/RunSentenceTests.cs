using WebhookDashboard.Compare;
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
        "At one poll every 5 s you made 1 request for 2 changes and learned of them 2.8 s late; 1 state you never saw. "
        + "Webhooks brought 1 and you learned 1.2 s late; 1 was lost, and you would not have known.",
        Say(EveryFive, new ARun().Change(1000, 9, lost: true).Change(3390, 8).Webhook(3400, 2).Poll(5000, 2)));

    [Fact]
    public void Of_LostAndReconciled_SaysWhatReconcilingIsFor() => Assert.EndsWith(
        "Webhooks brought 0 and you learned 2.0 s late; 1 was lost, and without reconciling you would not have known.",
        Say(EveryFive with { ReconcileSeconds = 3 }, new ARun().Change(1000, 9, lost: true).Reconcile(3000, 1)),
        StringComparison.Ordinal);

    private static string Say(RunSettings settings, ARun run)
    {
        var view = run.With(settings).At(6000);
        return string.Concat(RunSentence.Of(settings, view.Data, view.Pull.Figures, view.Push.Figures).Select(part => part.Text));
    }
}
