using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Supervision;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>
/// A search returns what a plain scan of all events returns, however far the index is. The same on every database. The
/// index's service does not run: each test says how much is indexed.
/// </summary>
public abstract class LogSearchTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly string[] Words =
        ["payment", "Not Found", "50% off_*", "支付成功", "Zahlung für Übergröße", "مرحبا بالعالم", "e\u0301cole", "😀👍🏽", "ПРИВЕТ мир", "a\0b", "\"quoted\"", "C:\\temp", "x'y", "line\r\nbreak", "ΣΊΣΥΦΟΣ"];

    private static readonly string[] Conditions =
        ["$.n > 50", "$.n = 7", "$.text = \"payment\"", "$.text contains \"ZAHL\"", "$.tags[*] = \"t3\"", "$.missing exists", "$.text != \"payment\"", "$.tags[0] exists", "$.text = \"C:\\\\temp\""];

    private LogHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEventLog Log => _host.Log;

    private static Gen<EventFilter> AnyFilter => Gen.Select(
        Gen.Select(AnyNeedle.Array[0, 2], Gen.OneOf(Conditions).Array[0, 2]),
        Gen.Select(Gen.OneOf("inbox", "payment").Array[0, 1], Gen.OneOf("POST", "PUT").Null(), Gen.OneOf("order.", "none.").Null(), Gen.Enum<Verdict>().Nullable()),
        Gen.Select(Gen.OneOf(0, 30, 100, 5_000).Nullable(), Gen.OneOf(10, 99, 400_000).Nullable(), Gen.Enum<DuplicateFilter>().Nullable(), Gen.Int[0, 200].Nullable(), Gen.Int[0, 200].Nullable()),
        (texts, kinds, rows) => new EventFilter
        {
            Search = texts.Item1.Length == 0 ? null : new SearchText(texts.Item1),
            Where = [.. texts.Item2.Select(text => WhereCondition.Read(text, out _)!)],
            Endpoints = [.. kinds.Item1.Select(EndpointSlug.Parse)],
            Method = kinds.Item2,
            TypePrefix = kinds.Item3,
            Verdict = kinds.Item4,
            MinSize = rows.Item1,
            MaxSize = rows.Item2,
            Duplicates = rows.Item3,
            From = rows.Item4 is { } from ? AnEvent.SomeTime.AddSeconds(from) : null,
            To = rows.Item5 is { } to ? AnEvent.SomeTime.AddSeconds(to) : null,
        });

    /// <summary>A part of one of the words, in another case; sometimes what occurs nowhere.</summary>
    private static Gen<string> AnyNeedle => Gen.Select(Gen.OneOf([.. Words, "order-17", "X-Kind: odd", "?page=3", "no such text", "t1"]), Gen.Int[0, 12], Gen.Int[1, 12], Gen.Bool).Select(
        (word, start, length, isUpper) =>
        {
            var runes = word.EnumerateRunes().ToArray();
            var from = Math.Min(start, runes.Length - 1);
            var part = string.Concat(runes[from..Math.Min(from + length, runes.Length)]);
            return isUpper ? part.ToUpperInvariant() : part;
        });

    private SearchIndexReader Reader => _host.Get<SearchIndexReader>();

    private ISearchIndex Index => _host.Get<ISearchIndex>();

    public async ValueTask InitializeAsync() => _host = await LogHost.StartAsync(
        database.ConnectionString,
        [],
        services => services.Remove(services.Single(service => service.ImplementationType == typeof(SupervisedService<ReaderService<SearchIndexReader>>))));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(200)]
    public async Task Read_AnyFilter_EqualsAPlainScanHoweverMuchIsIndexed(int indexed)
    {
        await KeepAsync(200);
        await IndexAsync(indexed);
        await DeleteEveryAsync(7);
        var all = await ReadAllAsync();
        await Gen.Select(AnyFilter, Gen.Int[1, 40]).SampleAsync(
            async (filter, limit) =>
            {
                var expected = all.Where(whole => Matches(filter, whole)).Select(whole => whole.Summary).ToList();

                Assert.Equal(expected, await ReadForwardAsync(filter, limit));
                Assert.Equal(expected.Reverse<EventSummary>(), await ReadPagesAsync(filter, limit));
                Assert.Equal(new EventCount(expected.Count), await Log.CountAsync(filter, 0, long.MaxValue, Cancel));
            },
            iter: 150,
            threads: 1);
    }

    [Fact]
    public async Task Search_EachWord_FindsEventsThroughTheIndexToo()
    {
        await KeepAsync(200);
        var all = await ReadAllAsync();
        foreach (var indexed in new[] { 0, 200 })
        {
            await IndexAsync(indexed);
            foreach (var word in Words)
            {
                var filter = new EventFilter { Search = new SearchText([word.ToLowerInvariant()]) };
                var expected = all.Where(whole => Matches(filter, whole)).Select(whole => whole.Summary.Sequence).ToList();
                Assert.NotEmpty(expected);
                Assert.Equal(expected, (await ReadForwardAsync(filter, 30)).Select(found => found.Sequence));
            }
        }
    }

    [Fact]
    public async Task Search_TextBeyondWhatIsIndexed_IsFound()
    {
        await _host.KeepAsync(AnEvent.To("inbox").WithBody($"{new string('x', SearchableText.MaxBytes * 2)} needle"));
        await _host.KeepAsync(AnEvent.To("inbox").WithBody("nothing"));
        await IndexAsync(2);

        var page = await Log.PageAsync(new EventFilter { Search = new SearchText(["Needle"]) }, new PageRequest(), Cancel);

        Assert.Equal([1], page.Items.Select(item => item.Sequence));
    }

    [Fact]
    public async Task Search_EventsDeleted_AreGoneFromTheIndex()
    {
        await KeepAsync(50);
        await IndexAsync(50);
        var filter = new EventFilter { Search = new SearchText(["payment"]) };
        var expected = (await ReadAllAsync()).Where(whole => !Matches(filter, whole)).Select(whole => whole.Summary.Sequence).ToList();

        var result = await Log.DeleteAsync(filter, Cancel);

        Assert.Equal((true, 50 - expected.Count), (result.IsDone, (int)result.Matching.Count));
        Assert.Equal(expected, (await _host.AllAsync()).Select(summary => summary.Sequence).Order());
        await UntilSweptAsync(expected);
    }

    [Fact]
    public async Task Search_ThatGoesFar_ReturnsWhatItFoundInTwoSecondsAndWhereToContinue()
    {
        const int Count = 45; // A step looks at 20 MB of text.
        for (var i = 1; i <= Count; i++)
        {
            await _host.KeepAsync(AnEvent.To("inbox").WithBody(new string('x', 1024 * 1024) + (i is 1 or Count ? " needle" : "")));
        }

        var filter = new EventFilter { Search = new SearchText(["needle"]) };
        var request = new PageRequest();
        _host.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(3); // Each step takes longer than a page may.

        var first = await Log.PageAsync(filter, request, Cancel);
        var second = await Log.PageAsync(filter, request with { Before = first.NextBefore }, Cancel);
        var third = await Log.PageAsync(filter, request with { Before = second.NextBefore }, Cancel);

        Assert.Equal([Count], first.Items.Select(item => item.Sequence));
        Assert.True(first.IsPartOf(request) && second.IsPartOf(request));
        Assert.Empty(second.Items);
        Assert.Equal([1], third.Items.Select(item => item.Sequence));
        Assert.Null(third.NextBefore);
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
        await KeepAsync(20);
        await IndexAsync(10);
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

    private async Task IndexAsync(long upTo)
    {
        var cursor = (await Reader.ReadCursorAsync(Cancel))!.Value;
        while (await Log.ReadForwardAsync(EventFilter.All, cursor, upTo + 1, 1_000, Cancel) is { Count: > 0 } events)
        {
            var result = await Reader.HandleAsync(events, Cancel);
            Assert.Null(result.Bug);
            cursor = result.Done;
        }
    }

    private Task UntilSweptAsync(IEnumerable<long> indexed) => Until.EqualAsync(string.Join(' ', indexed), () =>
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        return string.Join(' ', Index.ReadSequences(0, 1_000));
    });

    private async Task DeleteEveryAsync(int step)
    {
        foreach (var summary in (await _host.AllAsync()).Where(summary => summary.Sequence % step == 0))
        {
            await Log.DeleteAsync(summary.Id, Cancel);
        }
    }

    private Task<IReadOnlyList<EventSummary>> ReadForwardAsync(EventFilter filter, int limit) => ReadAsync(
        async cursor => [.. (await Log.ReadForwardAsync(filter, cursor ?? 0, long.MaxValue, limit, Cancel)).Select(whole => whole.Summary)]);

    private static async Task<IReadOnlyList<EventSummary>> ReadAsync(Func<long?, Task<IReadOnlyList<EventSummary>>> next)
    {
        var read = new List<EventSummary>();
        while (await next(read.Count == 0 ? null : read[^1].Sequence) is { Count: > 0 } step)
        {
            read.AddRange(step);
        }

        return read;
    }

    private async Task<IReadOnlyList<EventSummary>> ReadPagesAsync(EventFilter filter, int limit)
    {
        var read = new List<EventSummary>();
        long? before = null;
        do
        {
            var page = await Log.PageAsync(filter, new PageRequest(Before: before, Limit: limit), Cancel);
            read.AddRange(page.Items);
            before = page.NextBefore;
        }
        while (before is not null);
        return read;
    }

    private async Task<List<WholeEvent>> ReadAllAsync()
    {
        var all = new List<WholeEvent>();
        while (await Log.ReadForwardAsync(all.Count == 0 ? 0 : all[^1].Summary.Sequence, [], 100, Cancel) is { Count: > 0 } step)
        {
            all.AddRange(step);
        }

        return all;
    }

    private async Task KeepAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var word = Words[i % Words.Length];
            var anEvent = AnEvent.To(i % 3 == 0 ? "payment" : "inbox").By(i % 4 == 0 ? "PUT" : "POST").At(AnEvent.SomeTime.AddSeconds(i))
                .OfType(i % 5 == 0 ? "order.paid" : i % 5 == 1 ? "order.shipped" : null).Judged((Verdict)(i % 6))
                .WithProviderEventId(i % 6 == 0 ? $"id-{i % 30}" : null)
                .Under($"/hooks/x/order-{i}", $"?page={i % 10}").WithHeader("X-Kind", i % 8 == 0 ? "Odd" : "even");
            await _host.KeepAsync(WithBody(anEvent, word, i));
        }
    }

    private static AnEvent WithBody(AnEvent anEvent, string word, int i)
    {
        var json = $$"""{"n":{{i}},"text":{{System.Text.Json.JsonSerializer.Serialize(word)}},"tags":["t{{i % 4}}"]}""";
        return (i / Words.Length % 7) switch
        {
            0 => anEvent.WithBody(word),
            1 => anEvent.WithBody(json),
            2 => anEvent.WithBody(json.Replace("\\u", "\\U", StringComparison.Ordinal)),
            3 => anEvent.WithBody(Gzip(json)).WithHeader("Content-Encoding", "gzip"),
            4 => anEvent.WithBody(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(word)).ToArray()).WithContentType("text/plain"),
            5 => anEvent.WithBody(new byte[] { 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2 }).WithContentType("text/plain; charset=windows-1251").WithHeader("X-Word", "zählt"),
            _ => anEvent.WithBody($"{word} {new string('z', i % Words.Length == 0 ? 300_000 : 3_000)} {word}"),
        };
    }

    private static byte[] Gzip(string text)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    /// <summary>A plain test, without the index, pieces or bytes.</summary>
    private static bool Matches(EventFilter filter, WholeEvent whole)
    {
        var body = DecodedBody.Read(
            whole.Body, whole.Summary.ContentType, whole.Headers.Lines().FirstOrDefault(line => line.IsNamed("Content-Encoding"))?.Value).Text.ToString();
        string[] texts = [whole.Summary.Path, whole.Summary.Query, body, .. whole.Headers.Lines().Select(line => $"{line.Name}: {line.Value}")];
        return filter.Matches(whole.Summary)
            && (filter.Search?.Needles ?? []).All(needle => texts.Any(text => text.ToUpperInvariant().Contains(needle.ToUpperInvariant(), StringComparison.Ordinal)))
            && filter.Where.All(condition => IsMet(condition, body));
    }

    private static bool IsMet(WhereCondition condition, string body)
    {
        using var test = new WhereTest(condition);
        return test.IsMet(Encoding.UTF8.GetBytes(body));
    }
}
