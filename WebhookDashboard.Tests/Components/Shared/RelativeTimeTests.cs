using Bunit;
using WebhookDashboard.Components.Shared.Times;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class RelativeTimeTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    /// <summary>The browser changes the text each second, also within live regions.</summary>
    [Fact]
    public void Text_KeptCurrentByTheBrowser_IsNotAnnounced()
    {
        var time = _context.Render<RelativeTime>(parameters => parameters
            .Add(one => one.At, AnEvent.SomeTime.AddSeconds(-3))
            .Add(one => one.Reads, TimeReads.Ago));

        Assert.Equal("3 s ago", time.Find("relative-time").TextContent);
        Assert.Equal("off", time.Find("relative-time").GetAttribute("aria-live"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
