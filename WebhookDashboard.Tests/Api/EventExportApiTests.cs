using System.Net;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class EventExportApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_Ndjson_HasEveryMatchWholeOldestFirst()
    {
        byte[] binary = [0, 255, 1];
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug).WithBody(binary).WithHeader("X-A", "1").WithTrailer("X-Sum", "abc").Answered(500, AnswerReason.FailShare));
        await api.KeepAsync(AnEvent.To(slug).By("PUT"));
        await api.KeepAsync(AnEvent.To(slug).WithBody("{\n}"));

        using var answer = await api.GetAsync($"events/export?endpoint={slug}&method=POST&format=ndjson");

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([binary, "{\n}"u8.ToArray()], lines.Select(line => line.GetProperty("body").GetBytesFromBase64()));
        Assert.Equal("X-A", lines[0].GetProperty("headers")[0].GetProperty("name").GetString());
        Assert.Equal("""[{"name":"X-Sum","value":"abc"}]""", lines[0].GetProperty("trailers").GetRawText());
        Assert.Equal("""{"status":500,"why":"failShare"}""", lines[0].GetProperty("answer").GetRawText());
    }

    [Fact]
    public async Task Export_MoreThanAPage_HasEveryEventOnce()
    {
        var slug = await api.NewEndpointAsync();
        for (var i = 0; i < 101; i++)
        {
            await api.KeepAsync(AnEvent.To(slug));
        }

        using var all = await api.GetAsync($"events/export?endpoint={slug}");
        using var some = await api.GetAsync($"events/export?endpoint={slug}&limit=100");

        var text = await all.Content.ReadAsStringAsync(Cancellation);
        var sequences = text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("sequence").GetInt64()).ToList();
        Assert.Equal(101, sequences.Count);
        Assert.Equal(sequences.Order().Distinct(), sequences);
        Assert.Equal(100, (await some.Content.ReadAsStringAsync(Cancellation)).Count(c => c == '\n'));
    }

    [Fact]
    public async Task Export_Har_IsAnArchiveOfTheRequests()
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug).Under($"/hooks/{slug}/x", "?a=1&a=2").WithBody("{\"ü\":\"<b>\"}"));
        await api.KeepAsync(AnEvent.To(slug).WithBody(new byte[] { 0xFF, 0xFE }).WithTrailer("X-Sum", "abc").Answered(503, AnswerReason.FailNext));
        await api.KeepAsync(AnEvent.To(slug).WithBody(""));

        using var answer = await api.GetAsync($"events/export?endpoint={slug}&format=har");

        var har = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("log");
        Assert.Equal("1.2", har.GetProperty("version").GetString());
        var requests = har.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("request")).ToList();
        Assert.Equal($"{api.Host.BaseAddress}hooks/{slug}/x?a=1&a=2", requests[0].GetProperty("url").GetString());
        Assert.Equal(2, requests[0].GetProperty("queryString").GetArrayLength());
        Assert.Equal("{\"ü\":\"<b>\"}", requests[0].GetProperty("postData").GetProperty("text").GetString());
        Assert.Equal("//4=", requests[1].GetProperty("postData").GetProperty("text").GetString());
        Assert.False(requests[2].TryGetProperty("postData", out _));
        Assert.Equal("""[{"name":"X-Sum","value":"abc"}]""", requests[1].GetProperty("_trailers").GetRawText());
        Assert.False(requests[0].TryGetProperty("_trailers", out _));
        var responses = har.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("response")).ToList();
        Assert.Equal([200, 503, 200], responses.Select(response => response.GetProperty("status").GetInt32()));
        Assert.Equal("Service Unavailable", responses[1].GetProperty("statusText").GetString());
        Assert.Equal("failNext", responses[1].GetProperty("_why").GetString());
    }

    [Fact]
    public async Task Export_ExceptType_LeavesItsEventsOut()
    {
        var slug = await api.NewEndpointAsync();
        foreach (var type in (string?[])["order.paid", "noise", null])
        {
            await api.KeepAsync(AnEvent.To(slug).OfType(type));
        }

        Assert.Equal(["order.paid", null], await TypesAsync("noise"));
        Assert.Equal(["order.paid", "noise"], await TypesAsync("(none)"));

        async Task<IEnumerable<string?>> TypesAsync(string except)
        {
            using var answer = await api.GetAsync($"events/export?endpoint={slug}&exceptType={except}");
            var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).TrimEnd('\n').Split('\n');
            return lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("eventType").GetString());
        }
    }

    [Fact]
    public async Task Export_UnknownFormat_IsRefused() => Assert.Contains(
        "ndjson or har", await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", "events/export?format=csv"), StringComparison.Ordinal);
}
