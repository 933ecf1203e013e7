using WebhookDashboard.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class LostWebhooksTests
{
    [Fact]
    public void Of_LostWebhooks_AreCountedByOutcome()
    {
        SourceChange[] changes = [.. Enumerable.Range(1, 5).Select(version =>
            new SourceChange(version, version, TimeSpan.FromSeconds(version), IsLost: version is 1 or 3 or 5))];
        Lateness[] passed =
        [
            new(1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), IsSeen: false, ObservationKind.Webhook),
            new(2, TimeSpan.FromSeconds(2), TimeSpan.Zero, IsSeen: true, ObservationKind.Webhook),
            new(3, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), IsSeen: true, ObservationKind.Reconcile),
            new(4, TimeSpan.FromSeconds(4), TimeSpan.Zero, IsSeen: true, ObservationKind.Reconcile),
        ];

        var fates = LostWebhooks.Of(changes, passed);

        Assert.Equal(new LostWebhooks(Lost: 3, Reconciled: 1, Overtaken: 1), fates);
        Assert.Equal(1, fates.Open);
    }
}
