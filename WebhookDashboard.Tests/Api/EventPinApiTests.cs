using System.Net;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary><c>/api/v1/events/{id}/pin</c>, and what the calls for events do with pinned ones.</summary>
public sealed class EventPinApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pin_Event_IsShownFilteredCountedAndExported()
    {
        var slug = await api.NewEndpointAsync();
        var pinned = await api.KeepAsync(AnEvent.To(slug));
        await api.KeepAsync(AnEvent.To(slug));

        Assert.Equal(HttpStatusCode.NoContent, (await api.CallAsync("PUT", $"events/{pinned}/pin")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await api.CallAsync("PUT", $"events/{pinned}/pin")).Status);

        Assert.True((await api.CallAsync("GET", $"events/{pinned}")).Json.GetProperty("pinned").GetBoolean());
        Assert.Equal([pinned.ToString()], await IdsAsync($"events?endpoint={slug}&pinned=true"));
        Assert.Equal("""{"count":1,"exact":true}""", (await api.CallAsync("GET", $"events/count?endpoint={slug}&pinned=TRUE")).Json.GetRawText());
        using var export = await api.GetAsync($"events/export?endpoint={slug}&pinned=true");
        Assert.Contains("\"pinned\":true", Assert.Single(Lines(await export.Content.ReadAsStringAsync(Cancel))), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await api.CallAsync("DELETE", $"events/{pinned}/pin")).Status);
        Assert.Empty(await IdsAsync($"events?endpoint={slug}&pinned=true"));
    }

    [Fact]
    public async Task DeleteByFilter_WithAPinnedEvent_SparesItUnlessItIsAskedFor()
    {
        var slug = await api.NewEndpointAsync();
        var pinned = await api.KeepAsync(AnEvent.To(slug));
        await api.KeepAsync(AnEvent.To(slug));
        await api.CallAsync("PUT", $"events/{pinned}/pin");

        Assert.Equal("""{"deleted":1}""", (await api.CallAsync("DELETE", $"events?endpoint={slug}")).Json.GetRawText());
        Assert.Equal([pinned.ToString()], await IdsAsync($"events?endpoint={slug}"));
        Assert.Equal("""{"deleted":1}""", (await api.CallAsync("DELETE", $"events?endpoint={slug}&pinned=true")).Json.GetRawText());
    }

    [Fact]
    public async Task List_PinnedIsNotTrue_IsRefused() => Assert.Contains(
        "pinned is 'no': give true", await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", "events?pinned=no"), StringComparison.Ordinal);

    [Fact]
    public async Task Export_Ids_HasThoseThatAreStoredOldestFirst()
    {
        var slug = await api.NewEndpointAsync();
        var ids = new List<EventId>();
        for (var i = 0; i < 3; i++)
        {
            var one = AnEvent.To(slug).At(AnEvent.SomeTime.AddSeconds(i)).WithBody(new byte[] { 0, 255 });
            ids.Add(await api.KeepAsync(one.WithHeader(new HeaderLine("X-Odd", "ÿ") { Bytes = new byte[] { 0xFF } })));
        }

        using var some = await api.GetAsync($"events/export?ids={ids[2]},{EventId.At(AnEvent.SomeTime)},{ids[0]}");
        using var all = await api.GetAsync($"events/export?endpoint={slug}");

        var lines = Lines(await all.Content.ReadAsStringAsync(Cancel));
        Assert.Equal([lines[0], lines[2]], Lines(await some.Content.ReadAsStringAsync(Cancel)));
    }

    [Theory]
    [InlineData("ids=x", "ids has 'x'")]
    [InlineData("ids=00000000-0000-0000-0000-000000000000&endpoint=inbox", "ids or filters, not both")]
    public async Task Export_WrongIds_IsRefused(string query, string expected) => Assert.Contains(
        expected, await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", $"events/export?{query}"), StringComparison.Ordinal);

    private async Task<IEnumerable<string?>> IdsAsync(string path) =>
        [.. (await api.CallAsync("GET", path)).Json.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString())];

    private static string[] Lines(string export) => export.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
