using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class RateLabelTests
{
    [Fact]
    public void Of_OneStepFarAboveTheOthers_IsABurst() =>
        Assert.Equal([new RateLabel(30, "burst of 40")], RateLabel.Of(Steps((10, 3, null), (30, 40, null), (50, 2, null))));

    [Fact]
    public void Of_EvenTraffic_HasNoLabel() =>
        Assert.Empty(RateLabel.Of(Steps([.. Enumerable.Range(0, 90).Select(i => (i, 40L + (i % 3), (Verdict?)null))])));

    [Fact]
    public void Of_TroubleNextToTrouble_LabelsTheNewest() =>
        Assert.Equal(
            [new RateLabel(81, "mismatch", true), new RateLabel(40, "unsigned", true)],
            RateLabel.Of(Steps((40, 1, Verdict.Missing), (80, 1, Verdict.Missing), (81, 1, Verdict.Mismatch))));

    private static RateBar[] Steps(params (int Step, long Events, Verdict? Trouble)[] filled)
    {
        var steps = Enumerable.Range(0, 90).Select(i => new RateBar(AnEvent.SomeTime.AddSeconds(i * 10), 0, 0, null)).ToArray();
        foreach (var (step, events, trouble) in filled)
        {
            steps[step] = steps[step] with { Events = events, Troubled = trouble is null ? 0 : 1, Trouble = trouble };
        }

        return steps;
    }
}
