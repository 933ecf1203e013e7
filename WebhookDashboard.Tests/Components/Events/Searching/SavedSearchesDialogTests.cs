using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Searching;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events.Saved;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Searching;

public sealed class SavedSearchesDialogTests : IAsyncDisposable
{
    private readonly MemorySearches _saved = new();
    private readonly PageContext _context;
    private readonly IRenderedComponent<MudDialogProvider> _dialogs;

    public SavedSearchesDialogTests()
    {
        _context = new PageContext(services => services.AddSingleton<ISavedSearches>(_saved));
        _dialogs = _context.RenderDialogs();
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Save_NameTyped_SavesTheFiltersOfTheView()
    {
        await ShowAsync(EventsView.Parse("?endpoint=payment&time=1h&search=not%20%26%20found"));

        await _dialogs.InputAsync("input", "my search");
        await ClickAsync("Save");

        Assert.Equal([new("my search", "?endpoint=payment&time=1h&search=not%20%26%20found")], _saved.All);
        Assert.Contains("endpoint=payment  time=1h  search=not & found", _dialogs.Find(".saved code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Refused_SaysWhy()
    {
        await ShowAsync(EventsView.All with { Method = "PUT" });

        await ClickAsync("Save");

        Assert.Contains("No name.", _dialogs.Markup, StringComparison.Ordinal);
        _context.JSInterop.VerifyFocusAsyncInvoke(calledTimes: 2); // The dialog had it first.
        Assert.Empty(_saved.All);
    }

    [Fact]
    public async Task Open_SavedOne_GoesToItsAddress()
    {
        _saved.All.Add(new SavedSearch("mine", "?search=paid"));
        await ShowAsync(EventsView.All);
        Assert.Empty(_dialogs.FindAll("input"));

        await _dialogs.ClickAsync(".saved > li > :first-child");

        Assert.EndsWith("events?search=paid", _context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await _dialogs.ShowsAsync(() => Assert.Empty(_dialogs.FindAll("[role=dialog]")));
    }

    [Fact]
    public async Task Delete_SavedOne_RemovesIt()
    {
        _saved.All.AddRange([new("mine", "?search=paid"), new("other", "?search=other")]);
        await ShowAsync(EventsView.All);

        await _dialogs.ClickAsync("[aria-label='Delete the saved search mine']");

        Assert.Equal(["other"], _dialogs.FindAll(".saved > li > :first-child").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Delete_DatabaseRefuses_SaysSoAndKeepsTheList()
    {
        _saved.All.Add(new SavedSearch("mine", "?search=paid"));
        await ShowAsync(EventsView.All);
        _saved.Fault = new IOException("disk");

        await _dialogs.ClickAsync("[aria-label='Delete the saved search mine']");

        await _dialogs.ShowsAsync(() => Assert.Equal(
            "The database didn't answer. Try again in a moment.", _dialogs.Find("[role=alert]").TextContent));
        Assert.Single(_dialogs.FindAll(".saved > li"));
    }

    private async Task ShowAsync(EventsView view)
    {
        await _dialogs.InvokeAsync(() => SavedSearchesDialog.ShowAsync(_context.Services.GetRequiredService<IDialogService>(), view));
        await _dialogs.ShowsAsync(() => Assert.NotEmpty(_dialogs.FindAll("[role=dialog]")));
    }

    private Task ClickAsync(string button) => _dialogs.ClickAsync(() => _dialogs.FindAll("button").Single(one => one.TextContent.Trim() == button));

    private sealed class MemorySearches : ISavedSearches
    {
        public List<SavedSearch> All { get; } = [];

        /// <summary>While set, deleting fails.</summary>
        public Exception? Fault { get; set; }

        public Task<IReadOnlyList<SavedSearch>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SavedSearch>>([.. All]);

        public Task<string?> SaveAsync(SavedSearch search, CancellationToken cancellationToken)
        {
            if (search.Name.Length > 0)
            {
                All.Add(search);
            }

            return Task.FromResult(search.Name.Length > 0 ? null : "No name.");
        }

        public Task DeleteAsync(string name, CancellationToken cancellationToken)
        {
            if (Fault is { } fault)
            {
                return Task.FromException(fault);
            }

            All.RemoveAll(one => one.Name == name);
            return Task.CompletedTask;
        }
    }
}
