using Bunit;
using WebhookDashboard.Components.Shared.Headers;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Headers;

public sealed class HeaderEditorTests : IAsyncDisposable
{
    private readonly PageContext _context = new();
    private readonly List<HeaderInput> _headers = [new() { Name = "X-A", Value = "1" }];

    [Fact]
    public async Task Header_Typed_IsTakenAtOnceAndNotSentBack()
    {
        var editor = Render();
        Assert.Equal("X-A", editor.Find("[aria-label='Name of header 1']").GetAttribute("value"));

        await editor.InputAsync("[aria-label='Name of header 1']", "X-Ab");
        await editor.InputAsync("[aria-label='Value of header 1']", "12");

        Assert.Equal(("X-Ab", "12"), (_headers[0].Name, _headers[0].Value));
        Assert.Equal("X-A", editor.Find("[aria-label='Name of header 1']").GetAttribute("value")); // Else it would overwrite later keys.
    }

    [Fact]
    public async Task Header_AddedAndRemoved_ChangesTheList()
    {
        var editor = Render();

        await editor.ClickAsync(() => editor.FindAll("button").Single(button => button.TextContent.Trim() == "Add header"));
        await editor.InputAsync("[aria-label='Name of header 2']", "X-B");
        await editor.ClickAsync("[aria-label='Remove header 1']");

        Assert.Equal("X-B", Assert.Single(_headers).Name);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<HeaderEditor> Render() =>
        _context.Render<HeaderEditor>(parameters => parameters.Add(editor => editor.Headers, _headers));
}
