using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Appending, finding and deleting: the same on every database.</summary>
public abstract class EventLogTests(ITestDatabase database) : LogSuite(database)
{
    [Fact]
    public async Task Append_OneAfterAnother_SequencesGrowByOne()
    {
        Assert.Equal(1, await Host.KeepAsync(AnEvent.To("inbox")));
        Assert.Equal(2, await Host.KeepAsync(AnEvent.To("payment")));
        Assert.Equal(3, await Host.KeepAsync(AnEvent.To("inbox")));
        Assert.Equal(3, Log.Head.Sequence);
    }

    [Fact]
    public async Task Append_Concurrently_StoresEachOnceWithItsOwnBody()
    {
        var events = Enumerable.Range(0, 300).Select(i => AnEvent.To("inbox").WithBody($"body {i}").Build()).ToList();
        var stored = await Task.WhenAll(events.Select(Host.AppendAsync));

        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), stored.Select(s => s.Sequence).Order());
        foreach (var sent in events)
        {
            Assert.Equal(sent.Body.ToArray(), await Log.ReadBodyAsync(sent.Id, Cancel));
        }
    }

    [Fact]
    public async Task Append_AnyEvent_IsReadBackAsItWasSent() => await Gen.Select(
            Gen.Byte.Array[0, 5000], Gen.String[0, 600], Gen.String[0, 20].Null(), Gen.Enum<Verdict>(), Gen.String[1, 40].Array[0, 5], Gen.Int[200, 599],
            Gen.Enum<AnswerReason>().Nullable())
        .SampleAsync(
            async (body, path, type, verdict, headers, status, why) =>
            {
                var clean = new Func<string, string>(s => string.Concat(s.Where(c => c is > ' ' and < '\x7f' and not ':')));
                var sent = headers
                    .Aggregate(
                        AnEvent.To("inbox").WithBody(body).Under("/" + path, "?q=" + path).OfType(type).Judged(verdict, reason: "Why: " + path).Answered(status, why),
                        (e, h) => e.WithHeader("x-" + clean(h), clean(h)).WithTrailer("t-" + clean(h), clean(h)))
                    .Build();
                var kept = await Host.AppendAsync(sent);

                var whole = Assert.Single(await Log.ReadForwardAsync(kept.Sequence - 1, [], 1, Cancel));
                Assert.Equal(sent.Body.ToArray(), whole.Body.ToArray());
                Assert.Equal(sent.Headers.Bytes.ToArray(), whole.Headers.Bytes.ToArray());
                Assert.Equal(sent.Trailers.Bytes.ToArray(), whole.Trailers.Bytes.ToArray());
                Assert.Equal(AnEvent.SummaryOf(sent, kept.Sequence), whole.Summary);
                var found = (await Log.FindAsync(sent.Id, Cancel))!;
                Assert.Equal(whole.Summary, found.Summary);
                Assert.Equal(sent.Trailers.Lines(), found.Trailers);
            },
            iter: 50);

    [Fact]
    public async Task Find_UnknownId_IsNull()
    {
        await Host.KeepAsync(AnEvent.To("inbox"));
        Assert.Null(await Log.FindAsync(EventId.At(AnEvent.SomeTime), Cancel));
        Assert.Null(await Log.ReadBodyAsync(EventId.At(AnEvent.SomeTime), Cancel));
        Assert.Null(await Log.ReadBodyStartAsync(EventId.At(AnEvent.SomeTime), 10, Cancel));
    }

    [Fact]
    public async Task FindStored_SomeDeletedAndSomeOfTheSameMillisecond_ReturnsThoseThatAreStored()
    {
        var sent = Enumerable.Range(0, 4).Select(i => AnEvent.To("inbox").At(AnEvent.SomeTime.AddSeconds(i / 2)).Build()).ToList();
        foreach (var one in sent)
        {
            await Host.AppendAsync(one);
        }

        await Log.DeleteAsync([sent[0].Id, sent[3].Id], Cancel);

        Assert.Equal(sent[1].Id, Assert.Single(await Log.FindStoredAsync([sent[0].Id, sent[1].Id, sent[3].Id, EventId.At(AnEvent.SomeTime)], Cancel)));
        Assert.Empty(await Log.FindStoredAsync([], Cancel));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "abc")]
    [InlineData(6, "abcdef")]
    [InlineData(100, "abcdef")]
    public async Task ReadBodyStart_AnyLength_ReturnsThatManyBytesOrAll(int most, string expected)
    {
        var sent = AnEvent.To("inbox").WithBody("abcdef").Build();
        await Host.AppendAsync(sent);
        var empty = AnEvent.To("inbox").WithBody("").Build();
        await Host.AppendAsync(empty);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString((await Log.ReadBodyStartAsync(sent.Id, most, Cancel))!));
        Assert.Empty((await Log.ReadBodyStartAsync(empty.Id, most, Cancel))!);
    }

    [Fact]
    public async Task ReadOpenings_SomeSequences_ReturnsTheirHeadersAndTheBeginningsOfTheirBodies()
    {
        var first = await Host.KeepAsync(AnEvent.To("inbox").WithHeader("X-Number", "1").WithBody("abcdef"));
        await Host.KeepAsync(AnEvent.To("inbox"));
        var last = await Host.KeepAsync(AnEvent.To("inbox").WithHeader("X-Number", "3").WithBody(""));

        var openings = await Log.ReadOpeningsAsync([first, last, last + 1], bytes: 3, Cancel);

        Assert.Equal(
            [(first, "1", "abc"), (last, "3", "")],
            openings.OrderBy(one => one.Sequence)
                .Select(one => (one.Sequence, one.Headers.Lines().Single().Value, System.Text.Encoding.UTF8.GetString(one.Body))));
    }

    [Fact]
    public async Task Append_AfterDeletingTheNewestAndARestart_ReusesNoSequence()
    {
        await KeepManyAsync(3);
        Assert.True(await Log.DeleteAsync((await Host.AllAsync())[0].Id, Cancel));
        await StartAsync();

        Assert.Equal(3, Log.Head.Sequence);
        Assert.Equal(4, await Host.KeepAsync(AnEvent.To("inbox")));
    }

    [Fact]
    public async Task Append_RepeatedProviderEventId_ReferencesTheFirstEvent()
    {
        var sent = Enumerable.Range(0, 4)
            .Select(i => AnEvent.To(i == 2 ? "orders" : "payment").WithProviderEventId("evt_1").Build())
            .ToList();

        // Concurrently, so that some share a batch.
        var stored = await Task.WhenAll(sent.Select(Host.AppendAsync));
        var first = sent.Zip(stored).Where(e => e.First.Endpoint.Value == "payment").MinBy(e => e.Second.Sequence).First.Id;
        foreach (var (webhook, result) in sent.Zip(stored))
        {
            EventId? expected = webhook.Endpoint.Value == "orders" || webhook.Id == first ? null : first;
            Assert.Equal(expected, result.DuplicateOf);
            Assert.Equal(expected, (await Log.FindAsync(webhook.Id, Cancel))!.Summary.DuplicateOf);
        }
    }

    [Fact]
    public async Task Delete_Endpoint_DeletesItsEventsAndNoOthers()
    {
        await KeepManyAsync(1203, i => AnEvent.To(i % 3 == 0 ? "orders" : "inbox"));

        var orders = new EventFilter { Endpoints = [EndpointSlug.Parse("orders")] };
        Assert.Equal(new DeletionResult(new EventCount(401), IsDone: true), await Log.DeleteAsync(orders, Cancel));
        Assert.Equal(802, (await Host.AllAsync()).Count);
        Assert.DoesNotContain(await Host.AllAsync(), e => e.Endpoint.Value == "orders");
        Assert.Equal(0, (await Log.DeleteAsync(orders, Cancel)).Matching.Count);
    }

    [Fact]
    public async Task Delete_UnknownId_IsFalse() => Assert.False(await Log.DeleteAsync(EventId.At(AnEvent.SomeTime), Cancel));

    [Fact]
    public async Task Head_AfterAnAppend_WakesWaiters()
    {
        var waiting = Log.Head.WaitBeyondAsync(0, Cancel);
        Assert.False(waiting.IsCompleted);
        await Host.KeepAsync(AnEvent.To("inbox"));
        await waiting;
        Assert.True(Log.Head.WaitBeyondAsync(0, Cancel).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Restart_KeepsHeadAndEvents()
    {
        await KeepManyAsync(10);
        var before = await Host.AllAsync();
        await StartAsync();

        Assert.Equal(10, Log.Head.Sequence);
        Assert.Equal(before, await Host.AllAsync());
    }
}
