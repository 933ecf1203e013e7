using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Importing;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.Ingest;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary><c>POST /api/v1/events/import</c>: what was exported is stored again.</summary>
public sealed class EventImportTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly Gen<AnEvent> AnyEvent = Gen.Select(
        Gen.Int[0, OddBodies.All.Count - 1], Gen.Byte.Array[0, 300], Gen.Int[0, 9], Gen.Bool, Gen.Long[0, 60_000_000_000]).Select(
        (odd, bytes, kind, pinned, milliseconds) =>
        {
            var body = OddBodies.All[odd];
            var at = AnEvent.SomeTime.AddMilliseconds(milliseconds);
            var one = AnEvent.To("any").At(at).Imported(pinned, kind == 1 ? EventId.At(at) : null).By(kind % 2 == 0 ? "POST" : "PROPFIND")
                .Under("/hooks/x/%C3%BC", kind == 2 ? "?a=1&a=%FF" : "").WithHeader("X-Twice", "1").WithHeader("x-twice", "").WithHeader("X-Utf8", "ü <b>")
                .WithHeader(new HeaderLine("X-Odd", "ÿ") { Bytes = new byte[] { 0xFF, (byte)(0x80 + kind) } });
            one = kind < 5 ? one.WithBody(body.Bytes).WithContentType(body.ContentType) : one.WithBody(bytes).WithContentType(null);
            one = kind == 3 ? one.WithTrailer("X-Sum", "abc").Answered(503, AnswerReason.FailNext) : one.OfType($"type.{kind}").WithProviderEventId($"evt_{kind}");
            return kind == 4 ? one.Judged(Verdict.Stale, reason: "Because: \"ü\".") : one;
        });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_ExportOfAnyEventsElsewhere_IsTheSameExportAndASecondTimeAddsNothing()
    {
        await using var elsewhere = await DashboardHost.StartAsync();
        await AnyEvent.Array[1, 30].SampleAsync(
            async events =>
            {
                var slug = await api.NewEndpointAsync();
                foreach (var one in events)
                {
                    await api.KeepAsync(one with { Endpoint = EndpointSlug.Parse(slug) });
                }

                var exported = await ExportAsync(api.Client, slug);
                var imported = await ImportAsync(elsewhere.Client, exported);
                var again = await ImportAsync(elsewhere.Client, exported);

                Assert.Equal($$"""{"imported":{{events.Length}},"skipped":0}""", imported);
                Assert.Equal($$"""{"imported":0,"skipped":{{events.Length}}}""", again);
                Assert.Equal(AnExport.WithoutSequences(exported), AnExport.WithoutSequences(await ExportAsync(elsewhere.Client, slug)));
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public async Task Import_EndpointMissing_CreatesItDisabled()
    {
        var slug = $"gone-{Guid.NewGuid():N}";

        var (status, _) = await api.CallAsync("POST", "events/import", AnExport.LineOf(AnEvent.To(slug)));
        var (_, endpoint) = await api.CallAsync("GET", $"endpoints/{slug}");
        using var posted = await api.Host.Client.PostAsync($"hooks/{slug}", new StringContent("{}"), Cancel);

        Assert.Equal((HttpStatusCode.OK, false), (status, endpoint.GetProperty("enabled").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.Equal(1, (await api.CallAsync("GET", $"events/count?endpoint={slug}")).Json.GetProperty("count").GetInt32());
    }

    public static TheoryData<string, string> BadLines
    {
        get
        {
            var one = AnEvent.To("inbox");
            return new TheoryData<string, string>
            {
                { "{", "It is not JSON that can be read (byte 2): each line must be one event of an NDJSON export" },
                { "null", "not null" },
                { "[]", "It is not JSON" },
                { "{}", "is missing" },
                { AnExport.LineOf(one)[..^1], "It is not JSON" },
                { AnExport.LineOf(one, "more", 1), "'more' is unknown: no line of an NDJSON export has it" },
                { AnExport.LineOf(one, "id", "x"), "'id' has the wrong type" },
                { AnExport.LineOf(one, "id", null), "'id' has the wrong type" },
                { AnExport.LineOf(one, "endpoint", "a b"), "'endpoint' has the wrong type" },
                { AnExport.LineOf(one, "method", null), "'method' has the wrong type" },
                { AnExport.LineOf(one, "method", ""), "method is empty" },
                { AnExport.LineOf(one, "body", null, isRemoved: true), "'body' is missing" },
                { AnExport.LineOf(one, "body", "not base64"), "'body' has the wrong type" },
                { AnExport.LineOf(one, "bodySize", 3), "bodySize is 3, but body has 2 bytes" },
                { AnExport.LineOf(one, "receivedAt", "2026-01-02T03:04:05.679Z"), "an id begins with its event's time" },
                { AnExport.LineOf(one, "path", new string('x', 70_000)), "path is too long" },
                { AnExport.LineOf(one, "headers", new JsonArray(new JsonObject { ["name"] = "a", ["value"] = "b\r\nc: d" })), "a header has no line break" },
                { AnExport.LineOf(one, "headers", new JsonArray(new JsonObject { ["name"] = "a:b", ["value"] = "" })), "a name has no colon" },
                { AnExport.LineOf(one, "headers", new JsonArray((JsonNode?)null)), "A header is null" },
                { AnExport.LineOf(one, "signature", new JsonObject { ["scheme"] = "none", ["verdict"] = 77, ["reason"] = "" }), "verdict" },
                { AnExport.LineOf(one, "answer", new JsonObject { ["status"] = 200, ["why"] = 77 }), "reason is unknown" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(BadLines), DisableDiscoveryEnumeration = true)]
    public async Task Import_LineIsWrong_NamesItAndSaysWhatIsImported(string line, string expected)
    {
        var slug = await api.NewEndpointAsync();
        var (first, last) = (AnEvent.To(slug).WithId(EventId.At(AnEvent.SomeTime)), AnEvent.To(slug));

        var (status, problem) = await api.CallAsync("POST", "events/import", $"{AnExport.LineOf(first)}\n\n{line}\n{AnExport.LineOf(last)}\n");

        var title = problem.GetProperty("title").GetString()!;
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("Line 3: ", title, StringComparison.Ordinal);
        Assert.Contains(expected, title, StringComparison.Ordinal);
        Assert.Equal((3, 1, 0), (problem.GetProperty("line").GetInt32(), problem.GetProperty("imported").GetInt32(), problem.GetProperty("skipped").GetInt32()));
        Assert.Contains("is imported, and stays", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var (_, stored) = await api.CallAsync("GET", $"events?endpoint={slug}");
        Assert.Equal(1, stored.GetProperty("items").GetArrayLength());

        var mended = await ImportAsync(api.Client, $"{AnExport.LineOf(first)}\n{AnExport.LineOf(last)}");
        Assert.Equal("""{"imported":1,"skipped":1}""", mended);
    }

    [Fact]
    public async Task Import_TwiceAtTheSameTime_StoresEachEventOnce()
    {
        var slug = await api.NewEndpointAsync();
        var file = string.Join('\n', Enumerable.Range(0, 700).Select(i => AnExport.LineOf(AnEvent.To(slug).At(AnEvent.SomeTime.AddSeconds(i)))));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ImportAsync(api.Client, file)));

        var counts = answers.Select(answer => JsonDocument.Parse(answer).RootElement).ToList();
        Assert.Equal(700, counts.Sum(count => count.GetProperty("imported").GetInt32()));
        Assert.All(counts, count => Assert.Equal(700, count.GetProperty("imported").GetInt32() + count.GetProperty("skipped").GetInt32()));
        Assert.Equal(700, AnExport.WithoutSequences(await ExportAsync(api.Client, slug)).Count);
    }

    /// <summary>As <c>curl --data-binary</c> sends it without a header.</summary>
    [Fact]
    public async Task Import_AsAnotherType_SaysWhichHeaderToSend()
    {
        var title = await RefusalAsync(
            HttpStatusCode.UnsupportedMediaType, new StringContent(AnExport.LineOf(AnEvent.To("inbox")), Encoding.UTF8, "application/x-www-form-urlencoded"));

        Assert.Contains("does not take 'application/x-www-form-urlencoded; charset=utf-8'", title, StringComparison.Ordinal);
        Assert.Contains("'Content-Type: application/x-ndjson'", title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Har_SaysThatItIsTheOtherFormat()
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug));
        var har = await api.Client.GetStringAsync($"api/v1/events/export?endpoint={slug}&format=har", Cancel);

        var title = await RefusalAsync(HttpStatusCode.BadRequest, Ndjson(har));

        Assert.StartsWith("Line 1: This is a HAR archive", title, StringComparison.Ordinal);
        Assert.Contains("format=ndjson", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"log\": {", "Line 1: This is a HAR archive")]
    [InlineData("{\"id\":\"", "Line 1: A line may have at most 41,943,040 bytes.")]
    public async Task Import_LineTooLong_GetsItsRefusalHoweverMuchFollows(string begins, string expected)
    {
        const int Size = 160 * 1024 * 1024;
        var part = Encoding.ASCII.GetBytes(new string('x', 256 * 1024));
        await using var connection = await RawConnection.OpenAsync(api.Host.BaseAddress, Cancel);
        await connection.SendAsync(
            $"POST /api/v1/events/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nExpect: 100-continue\r\nContent-Length: {Size}\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("100 Continue\r\n\r\n", Cancel);

        // Like a client that writes all of a file before it reads.
        await connection.SendAsync(begins, Cancel);
        for (var left = Size - begins.Length; left > 0; left -= part.Length)
        {
            await connection.SendAsync(part.AsMemory(0, Math.Min(left, part.Length)), Cancel);
        }

        var answer = await connection.ReadUntilAsync("}", Cancel);
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
    }

    /// <summary>The same event twice in one file is one event.</summary>
    [Fact]
    public async Task Import_LineTwice_SkipsTheSecond()
    {
        var line = AnExport.LineOf(AnEvent.To(await api.NewEndpointAsync()));

        Assert.Equal("""{"imported":1,"skipped":1}""", await ImportAsync(api.Client, $"\uFEFF{line}\r\n{line}\r\n"));
    }

    [Fact]
    public async Task Import_OlderThanTheEndpointKeeps_LeavesItOutUnlessItIsPinned()
    {
        var slug = await api.NewEndpointAsync(""", "retention": { "days": 1 }""");
        var (old, pinned, young) = (AnEvent.To(slug), AnEvent.To(slug).Imported(pinned: true), AnEvent.To(slug).At(Now()));

        var answer = await ImportAsync(api.Client, string.Join('\n', AnExport.LineOf(old), AnExport.LineOf(pinned), AnExport.LineOf(young)));

        Assert.Equal("""{"imported":2,"skipped":0,"expired":1}""", answer);
    }

    [Fact]
    public async Task Import_DatabaseTakesNoWrites_SaysSo()
    {
        var health = api.Host.Get<StorageHealth>();
        health.Set(new StorageFault("The disk is full.", AnEvent.SomeTime));
        try
        {
            var title = await RefusalAsync(
                HttpStatusCode.ServiceUnavailable, Ndjson(AnExport.LineOf(AnEvent.To("inbox"))));
            Assert.Contains("The disk is full.", title, StringComparison.Ordinal);
        }
        finally
        {
            health.Set(null);
        }
    }

    [Fact]
    public async Task Import_TooManyMissingEndpoints_CreatesNone()
    {
        var batch = Enumerable.Range(0, EventImport.MaxEndpoints).Select(i => AnEvent.To($"many-{i}").Imported().Build()).ToList();
        var before = (await api.CallAsync("GET", "endpoints")).Json.GetArrayLength();

        var stored = await api.Host.Get<EventImport>().StoreAsync(batch, Cancel);

        Assert.Contains("creates endpoints only up to 1,000", stored.Fault, StringComparison.Ordinal);
        Assert.Equal(before, (await api.CallAsync("GET", "endpoints")).Json.GetArrayLength());
    }

    /// <summary>Readers and pages learn of imported events as of others, and can tell them apart.</summary>
    [Fact]
    public async Task Import_WhileAProgramFollows_ReachesItMarkedAndCountsInNoRate()
    {
        var slug = await api.NewEndpointAsync();
        var id = EventId.At(Now());
        await using var tail = Tail.ReadAsync(api.Host.BaseAddress, api.Host.Get<IEventLog>().Head.Sequence, Cancel).GetAsyncEnumerator(Cancel);
        var next = tail.MoveNextAsync();

        await ImportAsync(api.Client, AnExport.LineOf(AnEvent.To(slug).At(id.Time).WithId(id)));

        Assert.True(await next);
        Assert.Equal((id, true), (tail.Current.Id, tail.Current.Imported));
        Assert.True((await api.CallAsync("GET", $"events/{id}")).Json.GetProperty("imported").GetBoolean());
        var endpoint = (await api.Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(5), Cancel)).Endpoints.Single(known => known.Endpoint.Value == slug);
        Assert.Equal((1, null), (endpoint.Events, endpoint.Rate));
    }

    [Fact]
    public async Task Import_SmallQueue_KeepsTheOrderOfTheLines()
    {
        await using var host = await DashboardHost.StartAsync(("Ingest:MaxPending", "1"));
        var file = string.Join('\n', Enumerable.Range(0, 40).Select(i => AnExport.LineOf(AnEvent.To("inbox").OfType($"{i}"))));

        Assert.Equal("""{"imported":40,"skipped":0}""", await ImportAsync(host.Client, file));

        Assert.Equal(AnExport.WithoutSequences(file), AnExport.WithoutSequences(await ExportAsync(host.Client, "inbox")));
    }

    private DateTimeOffset Now() => api.Host.Get<TimeProvider>().GetUtcNow();

    private static Task<string> ExportAsync(HttpClient client, string slug) => client.GetStringAsync($"api/v1/events/export?endpoint={slug}", Cancel);

    private static async Task<string> ImportAsync(HttpClient client, string file)
    {
        using var content = Ndjson(file);
        using var answer = await client.PostAsync("api/v1/events/import", content, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    private static StringContent Ndjson(string file) => new(file, Encoding.UTF8, "application/x-ndjson");

    private async Task<string> RefusalAsync(HttpStatusCode expected, HttpContent content)
    {
        using (content)
        {
            using var answer = await api.Client.PostAsync("api/v1/events/import", content, Cancel);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
            Assert.Equal(expected, answer.StatusCode);
            return problem.GetProperty("title").GetString()!;
        }
    }
}
