using System.Net;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class EventApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_OneEvent_ShowsTheContractsShape()
    {
        var slug = await api.NewEndpointAsync();
        var id = await api.KeepAsync(AnEvent.To(slug).Under($"/hooks/{slug}", "?a=1").OfType("payment.completed")
            .WithProviderEventId("evt_1").WithHeader("X-A", "1").WithHeader("x-a", "<2>").WithTrailer("X-Sum", "abc").Judged(Verdict.Valid).Answered(503, AnswerReason.FailNext));

        var (status, json) = await api.CallAsync("GET", $"events/{id}");

        Assert.Equal(HttpStatusCode.OK, status);
        var sequence = json.GetProperty("sequence").GetInt64();
        Assert.Equal(
            $$"""{"id":"{{id}}","sequence":{{sequence}},"endpoint":"{{slug}}","receivedAt":"2026-01-02T03:04:05.678Z","method":"POST","path":"/hooks/{{slug}}","query":"?a=1","remoteAddress":"203.0.113.9","contentType":"application/json","bodySize":2,"eventType":"payment.completed","providerEventId":"evt_1","duplicateOf":null,"pinned":false,"answer":{"status":503,"why":"failNext"},"signature":{"scheme":"standardwebhooks","verdict":"valid","reason":"As the test says."},"headers":[{"name":"X-A","value":"1"},{"name":"x-a","value":"<2>"}],"trailers":[{"name":"X-Sum","value":"abc"}]}""",
            json.GetRawText());
    }

    [Fact]
    public async Task List_PageByPage_MeetsEveryEventOnceNewestFirst()
    {
        var slug = await api.NewEndpointAsync();
        var kept = new List<EventId>();
        for (var i = 0; i < 5; i++)
        {
            kept.Add(await api.KeepAsync(AnEvent.To(slug)));
        }

        var met = new List<string>();
        for (long? before = long.MaxValue; before is not null;)
        {
            var (_, page) = await api.CallAsync("GET", $"events?endpoint={slug}&limit=2&before={before}");
            met.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            before = page.GetProperty("nextBefore").ValueKind == JsonValueKind.Null ? null : page.GetProperty("nextBefore").GetInt64();
        }

        Assert.Equal(kept.Select(id => id.ToString()).Reverse(), met);
    }

    [Theory]
    [InlineData("events?after=1000000")]
    [InlineData("events?after=1000000&before=2000000&limit=1")]
    [InlineData("events/export?after=1000000")]
    public async Task List_FromBeyondTheHead_IsRefusedWithTheHead(string path)
    {
        await api.KeepAsync(AnEvent.To("inbox"));
        var head = api.Host.Get<IEventLog>().Head.Sequence;

        var (status, problem) = await api.CallAsync("GET", path);

        Assert.Equal((HttpStatusCode.BadRequest, head), (status, problem.GetProperty("head").GetInt64()));
        Assert.Contains($"the log ends at {head}", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_BeforeBeyondTheHead_IsTheNewestPageAndAfterTheHeadIsEmpty()
    {
        var id = await api.KeepAsync(AnEvent.To("inbox"));
        var head = api.Host.Get<IEventLog>().Head.Sequence;

        var (_, newest) = await api.CallAsync("GET", "events?before=1000000&limit=1");
        var (status, none) = await api.CallAsync("GET", $"events?after={head}");

        Assert.Equal(id.ToString(), newest.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal((HttpStatusCode.OK, 0), (status, none.GetProperty("items").GetArrayLength()));
    }

    [Theory]
    [InlineData("method=put", 1)]
    [InlineData("type=other", 1)]
    [InlineData("verdict=MISMATCH", 1)]
    [InlineData("from=2026-01-02T04:04:05.678Z", 1)]
    [InlineData("from=2026-01-02T05:04:05.678%2B01:00", 1)]
    [InlineData("to=2026-01-02T04:04:05.678", 1)]
    [InlineData("method=&type=&verdict=&search=&from=&to=&before=&after=&limit=", 2)]
    [InlineData("method=PUT&type=none-such", 0)]
    public async Task List_Filter_Restricts(string filter, int expected)
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug));
        await api.KeepAsync(AnEvent.To(slug).By("PUT").OfType("other").Judged(Verdict.Mismatch).At(AnEvent.SomeTime.AddHours(1)));

        var (_, page) = await api.CallAsync("GET", $"events?endpoint={slug}&{filter}");

        Assert.Equal(expected, page.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("searchedTo").ValueKind);
    }

    [Theory]
    [InlineData("search=paid", "ab")]
    [InlineData("search=PAID%20%22not%20found%22", "b")]
    [InlineData("search=x-kind:%20odd", "c")]
    [InlineData("search=%253Fpage", "")]
    [InlineData("search=?page=2", "a")]
    [InlineData("search=100%25", "b")]
    [InlineData("where=$.amount%20%3E%2050", "b")]
    [InlineData("where=$.amount%20%3E%2050&where=$.items[*].sku%20%3D%20%22y%22", "b")]
    [InlineData("where=$.amount%20exists&search=paid&method=PUT", "b")]
    [InlineData("minSize=100", "c")]
    [InlineData("maxSize=10", "")]
    [InlineData("minSize=10&maxSize=99", "ab")]
    [InlineData("minSize=99&maxSize=10", "")]
    [InlineData("duplicates=only", "b")]
    [InlineData("duplicates=HIDE", "ac")]
    [InlineData("type=order.*", "ab")]
    public async Task Call_SearchOrCondition_ChoosesTheSameEventsEverywhere(string filter, string expected)
    {
        var slug = await api.NewEndpointAsync();
        var names = new Dictionary<string, char>(StringComparer.Ordinal)
        {
            [(await api.KeepAsync(AnEvent.To(slug).OfType("order.paid").WithProviderEventId("1").Under($"/hooks/{slug}", "?page=2").WithBody("""{"status":"Paid","amount":50}"""))).ToString()] = 'a',
            [(await api.KeepAsync(AnEvent.To(slug).OfType("order.held").WithProviderEventId("1").By("PUT").WithBody("""{"status":"paid","amount":50.5,"items":[{"sku":"y"}],"note":"Not Found 100%"}"""))).ToString()] = 'b',
            [(await api.KeepAsync(AnEvent.To(slug).OfType("other").WithHeader("X-Kind", "odd").WithBody(new string('x', 200)))).ToString()] = 'c',
        };
        string Names(IEnumerable<JsonElement> items) => string.Concat(items.Select(item => names[item.GetProperty("id").GetString()!]).Order());

        var (_, page) = await api.CallAsync("GET", $"events?endpoint={slug}&{filter}");
        var (_, counted) = await api.CallAsync("GET", $"events/count?endpoint={slug}&{filter}");
        using var exported = await api.GetAsync($"events/export?endpoint={slug}&{filter}");
        var lines = (await exported.Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (_, deleted) = await api.CallAsync("DELETE", $"events?endpoint={slug}&{filter}");
        var (_, left) = await api.CallAsync("GET", $"events?endpoint={slug}");

        Assert.Equal(expected, Names(page.GetProperty("items").EnumerateArray()));
        Assert.Equal($$"""{"count":{{expected.Length}},"exact":true}""", counted.GetRawText());
        Assert.Equal(expected, Names(lines.Select(line => JsonDocument.Parse(line).RootElement)));
        Assert.Equal(expected.Length, deleted.GetProperty("deleted").GetInt32());
        Assert.Equal(string.Concat("abc".Except(expected)), Names(left.GetProperty("items").EnumerateArray()));
    }

    [Fact]
    public async Task List_MalformedCondition_SaysWhereTheFaultBegins()
    {
        var (status, problem) = await api.CallAsync("GET", "events?where=%24.amount%20%3E%20fifty");

        Assert.Equal((HttpStatusCode.BadRequest, 12), (status, problem.GetProperty("position").GetInt32()));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("&method=PUT", 1)]
    [InlineData("&from=2026-01-02T04:04:05.678Z&verdict=mismatch", 1)]
    [InlineData("&type=none-such", 0)]
    public async Task Count_Filter_CountsWhatMatches(string filter, int expected)
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug));
        await api.KeepAsync(AnEvent.To(slug).By("PUT").OfType("other").Judged(Verdict.Mismatch).At(AnEvent.SomeTime.AddHours(1)));

        var (_, counted) = await api.CallAsync("GET", $"events/count?endpoint={slug}{filter}");

        Assert.Equal($$"""{"count":{{expected}},"exact":true}""", counted.GetRawText());
    }

    [Theory]
    [InlineData("limit=1", "There is no parameter 'limit'")]
    [InlineData("verdict=good", "verdict is 'good'")]
    public async Task Count_WrongParameter_IsRefusedWithItsName(string query, string title)
    {
        var (status, problem) = await api.CallAsync("GET", $"events/count?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(title, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit=0", "1 to 500")]
    [InlineData("limit=501", "1 to 500")]
    [InlineData("limit=x", "1 to 500")]
    [InlineData("before=-1", "before")]
    [InlineData("after=1.5", "after")]
    [InlineData("verdict=good", "unchecked, valid, missing, malformed, mismatch, stale")]
    [InlineData("verdict=1", "unchecked, valid")]
    [InlineData("from=yesterday", "2026-01-02T03:04:05Z")]
    [InlineData("to=01/02/2026", "2026-01-02T03:04:05Z")]
    [InlineData("endpoint=a%20b", "slug")]
    [InlineData("serach=x", "serach")]
    [InlineData("type=a&type=b", "type is given more than once")]
    [InlineData("verdict=valid&verdict=missing", "verdict is given more than once")]
    [InlineData("minSize=-1", "minSize is '-1'")]
    [InlineData("maxSize=1k", "0 to 2147483647")]
    [InlineData("duplicates=none", "only or hide")]
    [InlineData("search=a%20%22b", "search, character 3: The quote")]
    [InlineData("where=%24.a%20%3E", "where, character 6: Write a value")]
    [InlineData("where=%24.a%20exists&where=a", "where, character 1: A path begins with $")]
    [InlineData("where=%24&where=%24&where=%24&where=%24&where=%24&where=%24&where=%24&where=%24&where=%24&where=%24&where=%24", "at most 10")]
    public async Task List_WrongParameter_IsRefusedWithWhatIsAllowed(string query, string expected)
    {
        Assert.Contains(expected, await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", $"events?{query}"), StringComparison.Ordinal);
        Assert.Contains(expected, await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", $"events/export?{query}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", ".json")]
    [InlineData("application/cloudevents+json", ".json")]
    [InlineData("text/html", ".txt")]
    [InlineData(null, ".bin")]
    public async Task Body_AnyBytes_DownloadsExactlyAndHarmlessly(string? contentType, string extension)
    {
        byte[] bytes = [0, 255, .. "<script>alert(1)</script>"u8, 0xC3];
        var slug = await api.NewEndpointAsync();
        var id = await api.KeepAsync(AnEvent.To(slug).WithBody(bytes).WithContentType(contentType));

        using var answer = await api.GetAsync($"events/{id}/body");

        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith(extension, answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("GET", "events/0197f000-0000-7000-8000-000000000000")]
    [InlineData("GET", "events/0197f000-0000-7000-8000-000000000000/body")]
    [InlineData("GET", "events/0197f000-0000-7000-8000-000000000000/parts")]
    [InlineData("GET", "events/0197f000-0000-7000-8000-000000000000/parts/0")]
    [InlineData("DELETE", "events/0197f000-0000-7000-8000-000000000000")]
    [InlineData("GET", "events/no-id")]
    [InlineData("DELETE", "events?endpoint=no-such")]
    public async Task Call_UnknownEvent_IsNotFound(string method, string path) =>
        await api.RefusalAsync(HttpStatusCode.NotFound, method, path);
}
