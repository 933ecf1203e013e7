using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Quality;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reading;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Quality.Shapes;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.Events.Readers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Reading;

/// <summary>What the reader keeps of the log, and what the reports read of it. The same on every database.</summary>
public abstract class QualityReaderTests(ITestDatabase database) : ReaderSuite(database)
{
    private static readonly EndpointSlug Inbox = EndpointSlug.Parse("inbox");
    private static readonly DateTimeOffset Now = AnEvent.SomeTime;

    [Fact]
    public async Task Handle_EventsOfSeveralEndpoints_CountsEachInAStepOfEachLength()
    {
        await KeepManyAsync(7, i => AnEvent.To(i < 4 ? "inbox" : "chat").At(Now.AddMinutes(-i)).WithBody($"{i}").Judged(i == 0 ? Verdict.Mismatch : Verdict.Valid));

        await MeasureAsync();

        var steps = await RowsAsync<QualityStepRow>();
        Assert.All(StepLevel.All, level =>
        {
            var ofLevel = steps.Where(step => step.Seconds == level.Seconds).ToList();
            Assert.Equal((4, 3), (Sum(ofLevel, "inbox"), Sum(ofLevel, "chat")));
            Assert.Equal((1, 6), (ofLevel.Sum(step => step.Mismatch), ofLevel.Sum(step => step.Valid)));
        });
        Assert.Equal(7, steps.Count(step => step.Seconds == StepLevel.Minute.Seconds));

        static long Sum(IEnumerable<QualityStepRow> rows, string slug) => rows.Where(row => row.Endpoint.Value == slug).Sum(row => row.Events);
    }

    [Fact]
    public async Task Handle_SameBatchTwice_CountsOnce()
    {
        await KeepManyAsync(3, i => AnEvent.To("inbox").WithBody($"{i}"));
        var reader = NewReader();
        var batch = await Log.ReadForwardAsync(0, [], 100, Cancel);
        await reader.HandleAsync(batch, Cancel);
        await Host.KeepAsync(AnEvent.To("inbox").WithBody("3"));
        Host.Clock.Advance(TimeSpan.FromSeconds(2));

        var result = await reader.HandleAsync(await Log.ReadForwardAsync(0, [], 100, Cancel), Cancel);

        Assert.Equal((4, null, 4L), (result.Done, result.Bug, await CursorAsync(reader)));
        Assert.Equal(4, (await ReportAsync()).Events);
    }

    [Fact]
    public async Task Handle_BatchByBatch_IsAsAllAtOnce()
    {
        await KeepManyAsync(40, i => AnEvent.To("inbox").At(Now.AddSeconds(-i * i)).WithProviderEventId($"evt_{i % 30}").WithBody($$"""{ "timestamp": "{{Now.AddSeconds(-i):O}}", "n": {{i % 20}} }""").Answered(i % 3 == 0 ? 500 : 200));
        await MeasureAsync(most: 7);
        var byBatch = await ReportAsync();
        await ForgetAsync();

        await MeasureAsync();

        Assert.Equivalent(byBatch, await ReportAsync(), strict: true);
        Assert.Equal((40, 10), (byBatch.Events, byBatch.Repeats.Count));
    }

    [Fact]
    public async Task Handle_EventsFarApartInTime_TakesSeveralShortTurns()
    {
        await KeepManyAsync(400, i => AnEvent.To("inbox").At(Now.AddMinutes(-i)).WithBody($"{i}"));
        var reader = NewReader();

        var first = await reader.HandleAsync(await Log.ReadForwardAsync(0, [], 1_000, Cancel), Cancel);

        Assert.InRange(first.Done, 100, 399);
        Assert.InRange((await RowsAsync<QualityStepRow>()).Count, 200, 303);
        Assert.Equal(400 - first.Done, (await ReportAsync()).Behind);
        await MeasureAsync();
        Assert.Equal(0, (await ReportAsync()).Behind);
        Assert.Equal(400, (await RowsAsync<QualityStepRow>()).Where(row => row.Seconds == StepLevel.Minute.Seconds).Sum(row => row.Events));
    }

    [Fact]
    public async Task Report_SendersRetries_AreThoseAfterAFailureAnswer()
    {
        // Failed twice, then accepted, then sent once more without need.
        var statuses = new[] { 500, 503, 200, 200 };
        for (var i = 0; i < statuses.Length; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox").At(Now.AddSeconds(-100 + (i * 10))).WithProviderEventId("evt_1").Answered(statuses[i]));
            await MeasureAsync(); // Each finds the answer before it in the database.
        }

        var report = await ReportAsync();
        Assert.Equal(new RepeatFigures(Count: 3, Retries: 2, SameBodies: 0), report.Repeats);
        Assert.Equal(
            ["1 event arrived again with the same provider id, although the first one was accepted.", "2 events arrived again after a failure answer: the sender retried."],
            report.Findings.Where(finding => finding.Kind is FindingKind.Repeat or FindingKind.Retry).Select(finding => finding.Text).Order());
    }

    [Fact]
    public async Task Report_ShapeThatChanged_NamesTheFieldAndItsEvent()
    {
        await KeepManyAsync(25, i => AnEvent.To("inbox").OfType("order.paid").WithBody($$"""{ "id": {{i}}, "amount": 1 }"""));
        var changed = AnEvent.To("inbox").OfType("order.paid").WithBody("""{ "id": 26, "amount": "1", "vat": 2 }""").Build();
        await Host.AppendAsync(changed);
        await MeasureAsync();

        var report = await ReportAsync();

        var shape = Assert.Single(report.Shapes);
        Assert.Equal(("order.paid", 26, false), (shape.Type, shape.Payloads, shape.HasMoreFields));
        Assert.Equal(["$ object", "$.amount number", "$.amount string", "$.id number", "$.vat number"], shape.Fields.Select(field => $"{field.Path} {field.Kind.Name()}"));
        var finding = report.Findings.Single(finding => finding.Text.StartsWith("$.vat", StringComparison.Ordinal));
        Assert.Equal((FindingKind.Shape, changed.Id, "$.vat appeared after 25 payloads without it (order.paid)."), (finding.Kind, finding.EventId, finding.Text));
        Assert.Equal("endpoint=inbox&type=order.paid&where=%24.vat%20exists", finding.Query);
    }

    [Fact]
    public async Task Report_CompressedAndOtherBodies_AreMeasuredToo()
    {
        await Host.KeepAsync(AnEvent.To("inbox").WithHeader("Content-Encoding", "gzip").WithBody(Gzip("""{ "created": 1767323044, "in": "gzip" }""")));
        await Host.KeepAsync(AnEvent.To("inbox").WithContentType("image/png").WithBody(new byte[] { 0x89, 1, 2, 3 }));
        await Host.KeepAsync(AnEvent.To("inbox").WithBody(new byte[] { 0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0 }));
        await Host.KeepAsync(AnEvent.To("inbox").WithBody(""));
        await Host.KeepAsync(AnEvent.To("inbox").WithBody($$"""{ "a": "{{new string('x', 2 * QualityLimits.BodyBytes)}}", "z": 1 }"""));

        await MeasureAsync();

        var report = await ReportAsync();
        Assert.Equal((5, 1L), (report.Events, report.Lag.Events));
        Assert.Equal(["$", "$.created", "$.in"], Assert.Single(report.Shapes).Fields.Select(field => field.Path));
        Assert.Equal(2, report.Shapes[0].Payloads);
    }

    [Fact]
    public async Task Report_FormWhosePayloadIsJson_IsMeasuredByThat()
    {
        await Host.KeepAsync(AnEvent.To("inbox").WithContentType("application/x-www-form-urlencoded")
            .WithBody("token=x&payload=" + Uri.EscapeDataString("""{ "created": 1767323044, "in": "form" }""") + "&last=1"));

        await MeasureAsync();

        var report = await ReportAsync();
        Assert.Equal(["$", "$.created", "$.in"], Assert.Single(report.Shapes).Fields.Select(field => field.Path));
        Assert.Equal(1L, report.Lag.Events);
    }

    [Fact]
    public async Task Handle_MoreTypesThanAreFollowed_FollowsTheFirst()
    {
        await KeepManyAsync(QualityLimits.Types, i => AnEvent.To("inbox").OfType($"type-{i}").WithBody($"[{i}]"));
        await MeasureAsync();
        Assert.False((await ReportAsync()).HasMoreTypes);
        await Host.KeepAsync(AnEvent.To("inbox").OfType("one more"));
        await Host.KeepAsync(AnEvent.To("inbox").OfType("type-0").WithBody("[0, 1]"));
        await MeasureAsync();

        var report = await ReportAsync();
        Assert.Equal((QualityLimits.Types, true), (report.Shapes.Count, report.HasMoreTypes));
        Assert.Equal(2, report.Shapes.Single(shape => shape.Type == "type-0").Payloads);
    }

    [Fact]
    public async Task Report_EventsDeleted_KeepsTheCounts()
    {
        await KeepManyAsync(3, i => AnEvent.To("inbox").WithBody($"{i}"));
        await MeasureAsync();

        await Log.DeleteAsync(new EventFilter { Endpoints = [Inbox] }, Cancel);

        Assert.Equal(3, (await ReportAsync()).Events);
    }

    [Fact]
    public async Task Report_AllEndpoints_AreThoseOfTheDirectory()
    {
        await KeepManyAsync(3, i => AnEvent.To("chat").WithBody($"{i}"));
        await MeasureAsync();

        var reports = await ReportsOf().ReadAllAsync(QualityRange.Last(TimeSpan.FromHours(1), Host.Clock.GetUtcNow()), Cancel);

        Assert.Equal(Host.Get<IEndpointDirectory>().All.Select(endpoint => endpoint.Slug), reports.Select(report => report.Endpoint));
        Assert.Equal([("chat", 3L)], reports.Where(report => report.Events > 0).Select(report => (report.Endpoint.Value, report.Events)));
        Assert.Null(reports.First(report => report.Events == 0).Rhythm.LastReceivedAt);
    }

    [Fact]
    public async Task Upkeep_OldSteps_AreDeletedByTheirLength()
    {
        await Host.KeepAsync(AnEvent.To("inbox").OfType("old"));
        await MeasureAsync();
        Host.Clock.AdjustTime(Now.AddDays(3));
        await TidyAsync();
        Assert.Equal([900, 7_200], (await RowsAsync<QualityStepRow>()).Select(row => row.Seconds).Order());
        Host.Clock.AdjustTime(Now.AddDays(9));
        await TidyAsync();
        Assert.Equal([7_200], (await RowsAsync<QualityStepRow>()).Select(row => row.Seconds));
        Assert.Single(await RowsAsync<QualityTypeRow>());
        Host.Clock.AdjustTime(Now.AddDays(91));
        await TidyAsync();

        Assert.Empty(await RowsAsync<QualityStepRow>());
        Assert.Empty(await RowsAsync<QualityTypeRow>());
        Assert.Single(await RowsAsync<QualityMemoryRow>());
    }

    [Fact]
    public async Task Handle_EventsOlderThanAStepIsKept_FillsOnlyLongerSteps()
    {
        await Host.KeepAsync(AnEvent.To("inbox").At(Now.AddDays(-5)));

        await MeasureAsync();

        Assert.Equal([900, 7_200], (await RowsAsync<QualityStepRow>()).Select(row => row.Seconds).Order());
    }

    [Fact]
    public async Task Upkeep_EndpointDeleted_ForgetsIt()
    {
        await Host.KeepAsync(AnEvent.To("inbox"));
        await Host.KeepAsync(AnEvent.To("chat"));
        await MeasureAsync();
        await Host.Get<IEndpointDirectory>().DeleteAsync(Inbox, Cancel);

        await TidyAsync();

        Assert.All(await RowsAsync<QualityStepRow>(), row => Assert.Equal("chat", row.Endpoint.Value));
        Assert.Equal(["chat"], (await RowsAsync<QualityMemoryRow>()).Select(row => row.Endpoint.Value));
        Assert.Equal(["chat"], (await RowsAsync<QualityTypeRow>()).Select(row => row.Endpoint.Value));
    }

    [Fact]
    public async Task Service_WhileEventsArrive_TakesAtMostOneTurnASecond()
    {
        var reader = NewReader();
        var turns = 0;
        using var told = reader.Changed.Subscribe(() => Interlocked.Increment(ref turns));
        using var service = ServiceOf(reader);
        await service.StartAsync(Cancel);
        await Host.KeepAsync(AnEvent.To("inbox"));
        await Until.EqualAsync(1, () => Task.FromResult(Volatile.Read(ref turns)));

        await Host.KeepAsync(AnEvent.To("inbox"));
        await UntilCursorAsync(reader, 2);
        await service.StopAsync(Cancel);

        Assert.Equal(2, Volatile.Read(ref turns));
        Assert.Equal(2, (await RowsAsync<QualityStepRow>()).Where(row => row.Seconds == StepLevel.Minute.Seconds).Sum(row => row.Events));
    }

    private static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionMode.Compress))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private QualityReader NewReader() => ActivatorUtilities.CreateInstance<QualityReader>(Host.Get<IServiceProvider>());

    /// <summary>Measures all events that are not measured.</summary>
    private async Task MeasureAsync(int most = 10_000)
    {
        var reader = NewReader();
        while (await Log.ReadForwardAsync(await CursorAsync(reader), [], most, Cancel) is { Count: > 0 } events)
        {
            Assert.Null((await reader.HandleAsync(events, Cancel)).Bug);
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Host.Clock.AdjustTime(Now);
    }

    private async Task ForgetAsync()
    {
        await Host.Get<IReaderCursors>().SetBackAsync(QualityReader.ReaderName, 0, Cancel);
        await using var context = await Host.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<WebhookDashboard.Data.DashboardContext>>().CreateDbContextAsync(Cancel);
        context.RemoveRange(await RowsAsync<QualityStepRow>());
        context.RemoveRange(await RowsAsync<QualityMemoryRow>());
        context.RemoveRange(await RowsAsync<QualityTypeRow>());
        await context.SaveChangesAsync(Cancel);
    }

    private QualityReports ReportsOf() => ActivatorUtilities.CreateInstance<QualityReports>(Host.Get<IServiceProvider>(), NewReader());

    private Task<QualityReport> ReportAsync() => ReportsOf().ReadAsync(Inbox, QualityRange.Last(TimeSpan.FromHours(1), Now), Cancel);

    private Task TidyAsync() => ActivatorUtilities.CreateInstance<QualityUpkeep>(Host.Get<IServiceProvider>()).TidyAsync(Cancel);
}
