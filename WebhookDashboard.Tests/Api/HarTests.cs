using System.Globalization;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary>The structure of an export as HAR 1.2: http://www.softwareishard.com/blog/har-12-spec/.</summary>
public sealed class HarTests(RunningApi api) : IClassFixture<RunningApi>
{
    /// <summary>Members of one's own begin with an underscore.</summary>
    private static readonly string[] Known =
    [
        "startedDateTime", "time", "request", "response", "cache", "timings", "method", "url", "httpVersion", "cookies", "headers", "queryString", "postData", "headersSize",
        "bodySize", "status", "statusText", "content", "redirectURL", "comment",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_AnyBodies_HasWhatTheSpecificationRequires()
    {
        var slug = await api.NewEndpointAsync();
        foreach (var (i, odd) in OddBodies.All.Index())
        {
            await api.KeepAsync(AnEvent.To(slug).WithBody(odd.Bytes).WithContentType(odd.ContentType).Under($"/hooks/{slug}", i % 2 == 0 ? "" : "?a=1&b=%C3%BC&a=2&c")
                .WithHeader("X-A", "1").WithHeader("x-a", "2").WithHeader("X-B", "").WithHeader(new HeaderLine("X-Odd", "ÿ") { Bytes = new byte[] { 0xFF } }));
        }

        await api.KeepAsync(AnEvent.To(slug).WithBody(""));
        using var answer = await api.GetAsync($"events/export?endpoint={slug}&format=har");
        var log = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("log");

        Assert.Equal("1.2", log.GetProperty("version").GetString());
        AreTexts(log.GetProperty("creator"), "name", "version");
        var entries = log.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(OddBodies.All.Count + 1, entries.Count);
        Assert.All(entries, CheckEntry);
        foreach (var (entry, odd) in entries.Zip(OddBodies.All).Where(pair => pair.Second.Bytes.Length > 0))
        {
            var data = entry.GetProperty("request").GetProperty("postData");
            var text = data.GetProperty("text");
            Assert.Equal(odd.Bytes, data.TryGetProperty("_encoding", out _) ? text.GetBytesFromBase64() : Encoding.UTF8.GetBytes(text.GetString()!));
        }

        Assert.Equal(["X-A=1", "x-a=2", "X-B=", "X-Odd=ÿ"], Pairs(entries[1].GetProperty("request").GetProperty("headers")));
        Assert.Equal(["a=1", "b=ü", "a=2", "c="], Pairs(entries[1].GetProperty("request").GetProperty("queryString")));
    }

    private static void CheckEntry(JsonElement entry)
    {
        Assert.True(DateTimeOffset.TryParse(entry.GetProperty("startedDateTime").GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _));
        Assert.Equal(JsonValueKind.Object, entry.GetProperty("cache").ValueKind);
        var timings = entry.GetProperty("timings");
        Assert.Equal(entry.GetProperty("time").GetDouble(), ((string[])["send", "wait", "receive"]).Sum(name => timings.GetProperty(name).GetDouble()));
        var request = entry.GetProperty("request");
        AreTexts(request, "method", "url", "httpVersion");
        Assert.True(Uri.TryCreate(request.GetProperty("url").GetString(), UriKind.Absolute, out _));
        CheckMessage(request);
        Assert.All(request.GetProperty("queryString").EnumerateArray(), pair => AreTexts(pair, "name", "value"));
        if (request.TryGetProperty("postData", out var data))
        {
            AreTexts(data, "mimeType", "text");
            Assert.False(data.TryGetProperty("params", out _)); // Excludes "text".
        }

        var response = entry.GetProperty("response");
        AreTexts(response, "statusText", "httpVersion", "redirectURL");
        Assert.Equal(JsonValueKind.Number, response.GetProperty("status").ValueKind);
        CheckMessage(response);
        AreTexts(response.GetProperty("content"), "mimeType");
        Assert.Equal(JsonValueKind.Number, response.GetProperty("content").GetProperty("size").ValueKind);
        Assert.All(Members(entry).Concat(Members(request)).Concat(Members(response)), name => Assert.True(name[0] == '_' || Known.Contains(name), name));
    }

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static void CheckMessage(JsonElement message)
    {
        Assert.Equal(JsonValueKind.Array, message.GetProperty("cookies").ValueKind);
        Assert.All(message.GetProperty("headers").EnumerateArray(), pair => AreTexts(pair, "name", "value"));
        Assert.InRange(message.GetProperty("headersSize").GetInt32(), -1, int.MaxValue);
        Assert.InRange(message.GetProperty("bodySize").GetInt32(), -1, int.MaxValue);
    }

    private static void AreTexts(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.Equal(JsonValueKind.String, element.GetProperty(name).ValueKind));

    private static IEnumerable<string> Pairs(JsonElement pairs) =>
        pairs.EnumerateArray().Select(pair => $"{pair.GetProperty("name").GetString()}={pair.GetProperty("value").GetString()}");
}
