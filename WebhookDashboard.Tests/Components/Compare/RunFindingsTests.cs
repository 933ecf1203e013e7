using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class RunFindingsTests
{
    private static readonly RunSettings EveryFourSeconds = new() { PollSeconds = 4, LostPercent = 50 };

    [Fact]
    public void Findings_NothingHappened_SayOnlyThat()
    {
        var findings = new RunFindings(new ARun().At(100));

        Assert.Equal(("nothing learned yet", "nothing received yet"), (findings.PullTiming, findings.PushTiming));
        Assert.Equal(("no requests yet", "0 webhooks for 0 changes"), (findings.PullEfficiency, findings.PushEfficiency));
        Assert.Equal(("no requests yet", "up to 0 in 5 s; none lost"), (findings.PullControl, findings.PushControl));
    }

    [Fact]
    public void Findings_OfARun_ContainItsFigures()
    {
        var findings = new RunFindings(new ARun().With(EveryFourSeconds)
            .Change(1000, 9).Change(6000, 8, lost: true)
            .Webhook(1012, 1)
            .Poll(4000, 1).Poll(8000, 2)
            .At(8000));

        Assert.Equal("2.5 s late", findings.PullTiming);
        Assert.Equal("12 ms late", findings.PushTiming);
        Assert.Equal("0 of 2 requests brought nothing new", findings.PullEfficiency);
        Assert.Equal("1 webhook for 2 changes", findings.PushEfficiency);
        Assert.Equal("a request every 4.0 s, as you set", findings.PullControl);
        Assert.Equal("up to 1 in 5 s; 1 lost", findings.PushControl);
        Assert.Equal("your copy was up to date 38 % of the time", findings.PullUse);
        Assert.Equal("your copy was up to date 75 % of the time", findings.PushUse);
        Assert.Equal(
            "Push tells you at once, pull tells you for sure: of 1 lost webhook, the next webhook made up for 0; 1 still unknown to your copy.",
            findings.WhyBoth);
    }

    [Fact]
    public void WhyBoth_Reconciling_SaysWhatItCorrected()
    {
        var findings = new RunFindings(new ARun().With(EveryFourSeconds with { ReconcileSeconds = 2 })
            .Change(1000, 9, lost: true).Reconcile(2000, 1)
            .Change(3000, 8, lost: true).Change(3500, 7).Webhook(3510, 3)
            .At(4000));

        Assert.EndsWith("of 2 lost webhooks, re-checking found 1 and the next webhook made up for 1.", findings.WhyBoth, StringComparison.Ordinal);
        Assert.Equal("1 webhook, 1 re-check", findings.PushEfficiency);
    }

    [Fact]
    public void PullControl_ShopSlowerThanThePolls_DoesNotClaimTheSetPace()
    {
        var findings = new RunFindings(new ARun().With(EveryFourSeconds).Poll(5000, 0).Poll(10_000, 0).At(11_000));

        Assert.Equal("a request every 5.0 s, slower than you set", findings.PullControl);
    }

    [Theory]
    [InlineData(1040, "behind")]
    [InlineData(3400, "2.4 s behind")]
    [InlineData(46_200, "45 s behind")]
    public void StateOf_WrongCopy_SaysForHowLong(int atMs, string state)
    {
        var view = new ARun().Change(1000, 9).Webhook(1000, 1).At(atMs);

        Assert.Equal((state, "up to date"), (view.StateOf(view.Pull), view.StateOf(view.Push)));
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2300, true)]
    [InlineData(2500, false)]
    [InlineData(3000, false)]
    [InlineData(500, false)]
    public void PullTiming_NearHalfTheInterval_SaysSo(int lateMs, bool says)
    {
        var findings = new RunFindings(new ARun().With(EveryFourSeconds).Change(4000 - lateMs, 9).Poll(4000, 1).At(5000));

        Assert.Equal(says, findings.PullTiming.EndsWith(", about half the interval", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "1 %")]
    [InlineData(0.585, "58 %")]
    [InlineData(0.9999, "99 %")]
    [InlineData(1, "100 %")]
    public void Percent_NotQuiteAll_IsNot100(double share, string text) => Assert.Equal(text, RunFindings.Percent(share));
}
