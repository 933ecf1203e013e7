using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class EventDeletionApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Delete_OneEvent_LeavesTheOthers()
    {
        var slug = await api.NewEndpointAsync();
        var (gone, left) = (await api.KeepAsync(AnEvent.To(slug)), await api.KeepAsync(AnEvent.To(slug)));

        var (status, _) = await api.CallAsync("DELETE", $"events/{gone}");

        Assert.Equal(HttpStatusCode.NoContent, status);
        await api.RefusalAsync(HttpStatusCode.NotFound, "GET", $"events/{gone}");
        Assert.Equal(HttpStatusCode.OK, (await api.CallAsync("GET", $"events/{left}")).Status);
    }

    [Fact]
    public async Task Delete_ByEndpoint_LeavesOtherEndpoints()
    {
        var (slug, other) = (await api.NewEndpointAsync(), await api.NewEndpointAsync());
        await api.KeepAsync(AnEvent.To(slug));
        var left = await api.KeepAsync(AnEvent.To(other));

        var (status, deleted) = await api.CallAsync("DELETE", $"events?endpoint={slug}");

        Assert.Equal((HttpStatusCode.OK, 1), (status, deleted.GetProperty("deleted").GetInt32()));
        var (_, page) = await api.CallAsync("GET", $"events?endpoint={slug}");
        Assert.Equal(0, page.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await api.CallAsync("GET", $"events/{left}")).Status);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("events?endpoint=")]
    [InlineData("events?endpoint=&method=POST")]
    [InlineData("events?method=")]
    [InlineData("events?endpoint=inbox&limit=5")]
    [InlineData("events?endpoint=inbox&before=5")]
    [InlineData("events?verdict=good")]
    [InlineData("events?endpoint=inbox&search=")]
    [InlineData("events?endpoint=inbox&where=")]
    [InlineData("events?endpoint=inbox&where=%24.a")]
    public async Task Delete_WithoutAClearFilter_IsRefused(string path) =>
        await api.RefusalAsync(HttpStatusCode.BadRequest, "DELETE", path);

    [Fact]
    public async Task Delete_SeveralFilters_LeavesEventsThatDoNotMatchAll()
    {
        var slug = await api.NewEndpointAsync();
        var gone = await api.KeepAsync(AnEvent.To(slug).OfType("a"));
        var left = await api.KeepAsync(AnEvent.To(slug).OfType("b"));

        var (_, deleted) = await api.CallAsync("DELETE", $"events?endpoint={slug}&type=a");

        Assert.Equal(1, deleted.GetProperty("deleted").GetInt32());
        await api.RefusalAsync(HttpStatusCode.NotFound, "GET", $"events/{gone}");
        Assert.Equal(HttpStatusCode.OK, (await api.CallAsync("GET", $"events/{left}")).Status);
    }
}
