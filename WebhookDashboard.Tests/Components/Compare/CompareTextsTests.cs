using Bunit;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Figures;
using WebhookDashboard.Components.Pages.Compare.Picture;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

/// <summary>What the page says in words, also for those who can't see its pictures.</summary>
public sealed class CompareTextsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Theory]
    [InlineData("now", true, "The run ended: the connection to this page was lost.")]
    [InlineData("now", false, "The connection to this page was lost after the run.")]
    [InlineData("before", true, "The run ended: the server was restarted.")]
    [InlineData("before", false, "The server was restarted after the run.")]
    public void Kept_Figures_SayWhyTheyAreTheLast(string server, bool wasRunning, string reason)
    {
        var kept = _context.Render<CompareKept>(parameters => parameters
            .Add(one => one.Server, "now")
            .Add(one => one.Run, new KeptRun(server, wasRunning, "What it showed.", [["Late", "1 s", "2 ms"], ["cut"]])));

        Assert.Equal($"{reason} These are its last figures.", kept.Find(".ended").TextContent.Trim());
        Assert.Equal(["1 s", "2 ms"], Assert.Single(kept.FindAll("tbody tr")).QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Empty(kept.FindAll("[role=status]")); // The page announces it.
    }

    [Theory]
    [InlineData(1, "about 1 change a minute")]
    [InlineData(2, "about 2 changes a minute")]
    public void Empty_Settings_AreInTheRightNumber(int changes, string said)
    {
        var form = new CompareForm();
        form.SetChanges(changes);

        Assert.Contains(said, _context.Render<CompareEmpty>(parameters => parameters.Add(one => one.Form, form)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunPhase.Starting, "Starting the simulation at the shop…")]
    [InlineData(RunPhase.Ended, "The run ended before the shop changed anything.")]
    public void Summary_WithoutAChange_SaysSo(RunPhase phase, string said)
    {
        var summary = _context.Render<RunSummary>(parameters => parameters.Add(one => one.View, new ARun().At(0, phase)));

        Assert.Equal(said, summary.Find("#compare-sentence").TextContent.Trim());
    }

    [Fact]
    public void Pictures_OfARun_SayWhatTheyShow()
    {
        var view = new ARun().Change(1_000, 9).Webhook(1_010, 1).Poll(3_000, 1).At(4_000);

        var strip = _context.Render<LatenessStrip>(parameters => parameters.Add(one => one.View, view));
        Assert.Equal(
            "How late each change was learned, on a logarithmic scale. Pull: median 2.0 s over 1 change. Push: median 10 ms over 1 change.",
            strip.Find("[role=img]").GetAttribute("aria-label"));

        var picture = _context.Render<ComparePicture>(parameters => parameters.Add(one => one.View, view));
        Assert.Equal("compare-sentence", picture.Find(".plot svg[role=img]").GetAttribute("aria-describedby"));
        Assert.Empty(picture.Announced(".tip")); // There before its text.
        Assert.False(picture.Find(".tip").HasAttribute("hidden"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
