using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using WebhookDashboard.Components.Shared.Forms;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Forms;

/// <summary>What the browser keeps of a form.</summary>
public sealed class FormDraftTests : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly HandScript _browser = new();

    public FormDraftTests() => _context.Services.AddSingleton<IJSRuntime>(_browser);

    /// <summary>The script that puts kept texts into fields waits for the mark to go.</summary>
    [Fact]
    public async Task Draft_NotYetRead_IsMarked()
    {
        var draft = Render(null);
        Assert.NotEmpty(draft.FindAll("[data-draft=reading]"));

        _browser.Loading.SetResult();

        await draft.ShowsAsync(() => Assert.Empty(draft.FindAll("[data-draft]")));
        Assert.Contains("read", _browser.Calls);
    }

    [Fact]
    public async Task Draft_EditedBeforeTheScriptIsThere_IsKeptUntilItIsEmpty()
    {
        var draft = Render("typed");

        _browser.Loading.SetResult();
        await draft.ShowsAsync(() => Assert.Equal("keep", _browser.Calls[^1]));
        draft.Render(parameters => parameters.Add(one => one.Draft, ""));

        await draft.ShowsAsync(() => Assert.Equal("forget", _browser.Calls[^1]));
    }

    [Fact]
    public async Task Draft_LeftBeforeTheScriptIsThere_IsKept()
    {
        Render("typed");

        var leaving = _context.DisposeComponentsAsync();
        _browser.Loading.SetResult();
        await leaving;

        Assert.Contains("keep", _browser.Calls);
        Assert.Equal("dispose", _browser.Calls[^1]);
    }

    [Fact]
    public async Task Draft_NothingTypedYet_LeavesTheDraftOfLastTime()
    {
        var draft = Render("");
        _browser.Loading.SetResult();
        await draft.ShowsAsync(() => Assert.Contains("read", _browser.Calls));

        draft.Render(parameters => parameters.Add(one => one.Draft, ""));

        Assert.Equal("read", _browser.Calls[^1]);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<FormDraft> Render(string? draft) => _context.Render<FormDraft>(parameters => parameters
        .Add(one => one.Key, "form")
        .Add(one => one.Draft, draft));
}
