using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Deletions in the background. The same on every database.</summary>
public abstract class DeletionTests(ITestDatabase database) : LogSuite(database)
{
    private const int Many = DeletionQueue.MaxAtOnce + 1_000;

    private static readonly EventFilter Inbox = new() { Endpoints = [EndpointSlug.Parse("inbox")] };

    [Fact]
    public async Task Delete_ManyEvents_ContinuesInTheBackgroundAndLeavesTheRest()
    {
        await KeepManyAsync(Many);
        var other = await Host.KeepAsync(AnEvent.To("payment"));

        var result = await Log.DeleteAsync(Inbox, Cancel);
        var later = await Host.KeepAsync(AnEvent.To("inbox"));

        Assert.Equal(new DeletionResult(new EventCount(Many), IsDone: false), result);
        await Until.EqualAsync(0, async () => (await DeletionsAsync()).Count);
        Assert.Equal([later, other], (await Host.AllAsync()).Select(e => e.Sequence));
    }

    [Fact]
    public async Task Delete_ManyEvents_TellsOfTheFirstStepThenEachSecondAndAtTheEnd()
    {
        await KeepManyAsync(Many);
        var told = 0;
        using var telling = Log.Deleted.Subscribe(() =>
        {
            // The second signal is due a second after the first; the third is the end.
            if (Interlocked.Increment(ref told) == 1)
            {
                Host.Clock.Advance(DeletionQueue.BetweenSignals);
            }
        });

        await Log.DeleteAsync(Inbox, Cancel);

        await Until.EqualAsync(0, async () => (await DeletionsAsync()).Count);
        await Until.EqualAsync(3, () => Task.FromResult(Volatile.Read(ref told)));
    }

    [Fact]
    public async Task Delete_SomeEvents_DeletesThoseStoredAndTellsOnce()
    {
        await KeepManyAsync(4);
        var stored = await Host.AllAsync();
        var told = 0;
        using var telling = Log.Deleted.Subscribe(() => Interlocked.Increment(ref told));

        Assert.Equal(2, await Log.DeleteAsync([stored[0].Id, EventId.At(AnEvent.SomeTime), stored[2].Id], Cancel));
        Assert.Equal(0, await Log.DeleteAsync([stored[0].Id], Cancel));

        Assert.Equal([stored[1].Sequence, stored[3].Sequence], (await Host.AllAsync()).Select(e => e.Sequence));
        Assert.Equal(1, told);
    }

    /// <summary>A whole step of events up to the head: the step that deletes the last one is the last step.</summary>
    [Fact]
    public async Task DeleteEndpoint_WholeStepUpToTheHead_LeavesNoDeletionBehind()
    {
        await KeepManyAsync(EventRemoval.MaxStep);

        await Host.Get<IEndpointDirectory>().DeleteAsync(EndpointSlug.Parse("inbox"), Cancel);

        Assert.Empty(await DeletionsAsync());
        Assert.Empty(await Host.AllAsync());
    }

    [Fact]
    public async Task Delete_StoppedHalfWay_ContinuesAfterTheNextStart()
    {
        await KeepManyAsync(Many);
        await Log.DeleteAsync(Inbox, Cancel);
        await Until.TrueAsync(async () => (await DeletionsAsync()) is [{ Left: < Many }] or []);

        await StartAsync();

        await Until.EqualAsync(0, async () => (await DeletionsAsync()).Count);
        Assert.Empty(await Host.AllAsync());
        Assert.Equal(0, (await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel)).Events);
    }

    [Fact]
    public async Task Delete_InProgress_SaysHowManyAreLeft()
    {
        await KeepManyAsync(Many);
        await Log.DeleteAsync(Inbox, Cancel);

        await Until.TrueAsync(async () =>
        {
            var deletions = await DeletionsAsync();
            Assert.All(deletions, deletion =>
            {
                Assert.Equal((Many, true, "inbox"), (deletion.Matching, deletion.Exact, Assert.Single(deletion.Endpoints).Value));
                Assert.InRange(deletion.Left, 0, Many);
            });
            return deletions.Count == 0;
        });
    }

    [Fact]
    public async Task DeleteEndpoint_ManyEvents_IsGoneAtOnceAndSparesANewOne()
    {
        await KeepManyAsync(Many);
        var directory = Host.Get<IEndpointDirectory>();

        Assert.True(await directory.DeleteAsync(EndpointSlug.Parse("inbox"), Cancel));
        Assert.Null(directory.Find(EndpointSlug.Parse("inbox")));
        await directory.CreateAsync(AnEndpoint.Named("inbox").Build(), Cancel);
        var own = await Host.KeepAsync(AnEvent.To("inbox"));

        await Until.EqualAsync(0, async () => (await DeletionsAsync()).Count);
        Assert.Equal([own], (await Host.AllAsync()).Select(e => e.Sequence));
    }

    private Task<IReadOnlyList<Deletion>> DeletionsAsync() => Host.Get<DeletionQueue>().ReadAsync(Cancel);
}
