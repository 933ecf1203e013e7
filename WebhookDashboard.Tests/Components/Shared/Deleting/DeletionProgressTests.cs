using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Deleting;

public sealed class DeletionProgressTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Render_DuringDeletions_ShowsHowManyAreLeft()
    {
        _context.Directory.With("inbox", "Inbox");
        _context.Statistics.Now = HandStatistics.Of() with
        {
            Deletions =
            [
                new Deletion([EndpointSlug.Parse("inbox"), EndpointSlug.Parse("gone")], 250_000, 1_000_000, Exact: true, AnEvent.SomeTime),
                new Deletion([], 9_000, 10_000, Exact: false, AnEvent.SomeTime),
            ],
            Pinnings = [new Deletion([], 7, 20_000, Exact: true, AnEvent.SomeTime) { Pins = false }],
        };

        var progress = _context.Render<DeletionProgress>();

        await progress.ShowsAsync(() => Assert.Equal(
            ["Deleting events of Inbox, gone: 250,000 left", "Deleting events: 9,000+ left", "Unpinning events: 7 left"],
            progress.FindAll(".deletion-progress span").Select(line => line.TextContent)));
        Assert.Equal("75", progress.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public async Task Render_FewerLeft_AnnouncesNothingFurther()
    {
        _context.Statistics.Now = Left(9_000);
        var progress = _context.Render<DeletionProgress>();
        await progress.ShowsAsync(() => Assert.Equal("Deleting events.", progress.Find("[role=status]").TextContent));

        _context.Statistics.Now = Left(4_000);
        await progress.ShowsAsync(
            () => Assert.Contains("4,000 left", progress.Find(".deletion-progress").TextContent, StringComparison.Ordinal),
            () => _context.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal("Deleting events.", progress.Find("[role=status]").TextContent);
        Assert.Equal("off", progress.Find("[role=progressbar]").GetAttribute("aria-live"));
    }

    [Fact]
    public async Task Dispose_Always_StopsWatching()
    {
        _context.Render<DeletionProgress>();
        await Until.EqualAsync(1, () => _context.Statistics.Reads);

        await _context.DisposeComponentsAsync();
        _context.Clock.Advance(TimeSpan.FromMinutes(5));

        await _context.Services.GetRequiredService<StatisticsWatch>().StoppedAsync();
        Assert.Equal(1, _context.Statistics.Reads);
    }

    private static LogStatistics Left(long left) => HandStatistics.Of() with { Deletions = [new Deletion([], left, 10_000, Exact: true, AnEvent.SomeTime)] };
}
