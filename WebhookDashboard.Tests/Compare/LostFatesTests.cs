using WebhookDashboard.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class LostFatesTests
{
    [Fact]
    public void Of_LostOnesOfEachFate_CountsThemApart()
    {
        SourceChange[] changes = [.. Enumerable.Range(1, 5).Select(version =>
            new SourceChange(version, version, TimeSpan.FromSeconds(version), IsLost: version is 1 or 3 or 5))];
        Lateness[] passed =
        [
            new(1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), IsSeen: false, LessonKind.Webhook),
            new(2, TimeSpan.FromSeconds(2), TimeSpan.Zero, IsSeen: true, LessonKind.Webhook),
            new(3, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), IsSeen: true, LessonKind.Reconcile),
            new(4, TimeSpan.FromSeconds(4), TimeSpan.Zero, IsSeen: true, LessonKind.Reconcile),
        ];

        var fates = LostFates.Of(changes, passed);

        Assert.Equal(new LostFates(Lost: 3, Reconciled: 1, Overtaken: 1), fates);
        Assert.Equal(1, fates.Open);
    }
}
