using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>How searches go beside the index, and what the index does with events. The same on every database.</summary>
public abstract class LogSearchTests(ITestDatabase database) : SearchSuite(database)
{
    [Fact]
    public async Task Search_EachOddText_FindsItsEventsWithTheIndexAndWithout()
    {
        var known = OddTexts.Pieces.Where(piece => piece is not ("a" or " ")).ToList();
        foreach (var (i, piece) in known.Index())
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithContentType("text/plain; charset=utf-8").WithBody($"{i}·{piece}·{piece}"));
        }

        foreach (var indexed in new[] { 0, known.Count })
        {
            await IndexAsync(indexed);
            foreach (var piece in known)
            {
                var filter = new EventFilter { Search = new SearchText([$"·{piece.ToLowerInvariant()}·"]) };
                var expected = known.Index().Where(one => Folded(one.Item) == Folded(piece.ToLowerInvariant())).Select(one => one.Index + 1L);
                Assert.Equal(expected, (await Log.ReadForwardAsync(filter, 0, long.MaxValue, 100, Cancel)).Select(found => found.Summary.Sequence));
            }
        }

        static string Folded(string text) => text.ToUpperInvariant();
    }

    [Fact]
    public async Task Search_TextBeyondWhatIsIndexed_IsFound()
    {
        await Host.KeepAsync(AnEvent.To("inbox").WithBody($"{new string('x', SearchableText.MaxBytes * 2)} needle"));
        await Host.KeepAsync(AnEvent.To("inbox").WithBody("nothing"));
        await IndexAsync(2);

        var page = await Log.PageAsync(new EventFilter { Search = new SearchText(["Needle"]) }, new PageRequest(), Cancel);

        Assert.Equal([1], page.Items.Select(item => item.Sequence));
    }

    [Theory]
    [InlineData("$[*] = -1", 1, 2, 3)]
    [InlineData("$[*] = 1200", 4, 5)]
    [InlineData("$[*] = 0", 6, 7)]
    [InlineData("$[*] = 777")]
    [InlineData("$[*] = 600", 8)]
    public async Task Index_Number_NarrowsToTheEventsThatHaveItHoweverItIsWritten(string condition, params int[] expected)
    {
        foreach (var body in (string[])
            [
                """{"n":-1}""", """{"n": -1.0}""", """{"n":-10e-1}""", "[1200]", "\u001E[5]\n\u001E[1.2E3]", "[1,0]", "[2,-0.0]",
                $"[{string.Join(',', Enumerable.Range(1, SearchableText.MostNumbers + 200))}]", """{"n":"-1"}""", "-2", "no JSON: 777",
            ])
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithBody(body));
        }

        await IndexAsync(100);
        var filter = new EventFilter { Where = [WhereCondition.Parse(condition, provider: null)] };

        var candidates = await Host.Get<ILogReads>().ReadAsync(
            log => Task.FromResult(log.Seeks.FindCandidates(IndexQuery.Of(filter, log.Seeks.ShareOf)!.Match, new SequenceRange(0, 100), newestFirst: false).ToList()), Cancel);

        Assert.Equal(expected.Append(8).Distinct().Order().Select(number => (long)number), candidates);
    }

    [Fact]
    public async Task Search_EventsDeleted_AreGoneFromTheIndex()
    {
        await KeepAsync(50);
        await IndexAsync(50);
        var filter = new EventFilter { Search = new SearchText(["word 1"]) };
        var expected = Enumerable.Range(1, 50).Select(number => (long)number).Where(sequence => sequence % 5 != 2).ToList();

        var result = await Log.DeleteAsync(filter, Cancel);

        Assert.Equal((true, 50 - expected.Count), (result.IsDone, (int)result.Matching.Count));
        Assert.Equal(expected, (await Host.AllAsync()).Select(summary => summary.Sequence).Order());
        await UntilSweptAsync(expected);
    }

    [Fact]
    public async Task Search_ThatGoesFar_ReturnsWhatItFoundInTwoSecondsAndWhereToContinue()
    {
        const int Count = 45; // A step looks at 20 MB of text.
        for (var i = 1; i <= Count; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithBody(new string('x', 1024 * 1024) + (i is 1 or Count ? " needle" : "")));
        }

        var filter = new EventFilter { Search = new SearchText(["needle"]) };
        var request = new PageRequest();
        Host.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(3); // Each step takes longer than a page may.

        var first = await Log.PageAsync(filter, request, Cancel);
        var second = await Log.PageAsync(filter, request with { Before = first.NextBefore }, Cancel);
        var third = await Log.PageAsync(filter, request with { Before = second.NextBefore }, Cancel);

        Assert.Equal([Count], first.Items.Select(item => item.Sequence));
        Assert.True(first.IsPartOf(request) && second.IsPartOf(request));
        Assert.Empty(second.Items);
        Assert.Equal([1], third.Items.Select(item => item.Sequence));
        Assert.Null(third.NextBefore);
        var upwards = await Log.PageAsync(filter, new PageRequest(After: 1), Cancel);
        Assert.Empty(upwards.Items);
        Assert.InRange(upwards.NextAfter ?? 0, 2, Count - 1);
        Assert.Equal(new EventCount(1, IsExact: false), await Log.CountAsync(filter, 0, long.MaxValue, Cancel));
    }

    [Fact]
    public async Task Index_EventDeletedAfterItWasRead_LeavesWithTheNextDeletion()
    {
        await KeepAsync(10);
        var read = await Log.ReadForwardAsync(0, [], 100, Cancel);
        await Log.DeleteAsync(read[3].Summary.Id, Cancel);
        await Reader.HandleAsync(read, Cancel);

        await Log.DeleteAsync(read[4].Summary.Id, Cancel);

        await UntilSweptAsync([1, 2, 3, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public async Task Index_SameEventsTwice_AreAddedOnce()
    {
        await KeepAsync(10);
        await IndexAsync(10);

        await Reader.HandleAsync(await Log.ReadForwardAsync(0, [], 100, Cancel), Cancel);

        Assert.Equal((10, 10), (Index.ReadSequences(0, 100).Count, Index.Read().Events));
    }

    [Fact]
    public async Task Rebuild_WhileABatchIsHandled_StartsFromTheOldestEvent()
    {
        await KeepAsync(10);
        await IndexAsync(10);
        await KeepAsync(10);
        var read = await Log.ReadForwardAsync(10, [], 100, Cancel);

        await Reader.RebuildAsync();
        var result = await Reader.HandleAsync(read, Cancel);

        Assert.Equal(0, result.Done);
        Assert.Equal(IndexState.Empty, Index.Read());
        await IndexAsync(20);
        Assert.Equal(20, Index.ReadSequences(0, 100).Count);
    }

    [Fact]
    public async Task Index_OfAnotherLog_IsFilledAgain()
    {
        await KeepAsync(10);
        var events = await Log.ReadForwardAsync(0, [], 100, Cancel);
        await Reader.HandleAsync([.. events.SkipLast(1), events[^1] with { Summary = events[^1].Summary with { Id = EventId.At(AnEvent.SomeTime) } }], Cancel);
        Assert.Equal(10, Index.Read().Sequence);

        Assert.Equal(0, await Reader.ReadCursorAsync(Cancel));

        Assert.Equal(IndexState.Empty, Index.Read());
    }

    [Fact]
    public async Task Index_BeyondARestoredLog_IsFilledAgain()
    {
        await KeepAsync(10);
        var events = await Log.ReadForwardAsync(0, [], 100, Cancel);
        await Reader.HandleAsync([.. events, events[^1] with { Summary = events[^1].Summary with { Sequence = 11 } }], Cancel);

        Assert.Equal(0, await Reader.ReadCursorAsync(Cancel));
    }

    [Fact]
    public async Task Search_CallerLeaves_Ends()
    {
        await KeepAsync(20);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Log.PageAsync(new EventFilter { Search = new SearchText(["x"]) }, new PageRequest(), new CancellationToken(canceled: true)));
    }

    private Task UntilSweptAsync(IEnumerable<long> indexed) => Until.EqualAsync(string.Join(' ', indexed), () =>
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return string.Join(' ', Index.ReadSequences(0, 1_000));
    });

    private async Task KeepAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithBody($"word {i % 5}"));
        }
    }
}
