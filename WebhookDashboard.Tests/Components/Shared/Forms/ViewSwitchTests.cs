using Bunit;
using WebhookDashboard.Components.Shared.Forms;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Forms;

public sealed class ViewSwitchTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task View_Chosen_IsTheValueAndOnlyTheShownOneIsPressed()
    {
        var chosen = 60;
        var views = _context.Render<ViewSwitch<int>>(parameters => parameters
            .Add(one => one.Label, "How much is shown")
            .Add(one => one.Options, [60, 10])
            .Add(one => one.TextOf, seconds => $"{seconds} s")
            .Add(one => one.Value, 60)
            .Add(one => one.ValueChanged, value => chosen = value));
        Assert.Equal("60 s", Assert.Single(views.FindAll("[aria-label='How much is shown'] [aria-pressed=true]")).TextContent);

        await views.ClickAsync("[aria-pressed=false]");

        Assert.Equal(10, chosen);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
