using Bunit;
using WebhookDashboard.Components.Pages.ApiCalls;
using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Components.ApiCalls;

public sealed class CallSnippetsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Language_Chosen_ShowsAndCopiesItsCode()
    {
        var snippets = _context.Render<CallSnippets>(parameters => parameters.Add(
            part => part.Exchange, new Exchange { Source = "shop", Method = "GET", Url = "http://shop.test/products", Status = 200 }));
        Assert.StartsWith("curl", snippets.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Equal("curl", snippets.Find("[aria-pressed=true]").TextContent);

        await snippets.ClickAsync(() => snippets.FindAll("button").Single(button => button.TextContent == "C#"));

        Assert.Contains("HttpClient", snippets.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Equal(snippets.Find("pre").TextContent, snippets.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal("Copy as C#", snippets.Find("[data-copy]").GetAttribute("aria-label"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
