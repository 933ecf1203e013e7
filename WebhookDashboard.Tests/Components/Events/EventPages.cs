using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>Renders the page Events over services in memory.</summary>
internal sealed class EventPages : IAsyncDisposable
{
    public EventPages()
    {
        Context.Directory.With("inbox");
        Context.Clock.Advance(TimeSpan.FromHours(1));
        Dialogs = Context.RenderDialogs();
        Snackbars = Context.Render<MudSnackbarProvider>();
    }

    public PageContext Context { get; } = new();

    public IRenderedComponent<MudDialogProvider> Dialogs { get; }

    public IRenderedComponent<MudSnackbarProvider> Snackbars { get; }

    public MemoryLog Log => Context.EventLog;

    public HandFeed Feed => Context.Feed;

    public static IReadOnlyList<string?> Rows(IRenderedComponent<EventsPage> page) =>
        [.. page.FindAll("[data-testid=event-row]").Select(row => row.GetAttribute("data-event-id"))];

    public static string? Pill(IRenderedComponent<EventsPage> page) =>
        page.FindAll("[data-testid=new-events]").SingleOrDefault()?.TextContent.Trim();

    /// <summary>Pauses or resumes.</summary>
    public static Task PauseAsync(IRenderedComponent<EventsPage> page) => page.ClickAsync("[aria-keyshortcuts=p]");

    public IRenderedComponent<EventsPage> Open(string address, EventId? id = null)
    {
        Context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Context.Render<EventsPage>(parameters => parameters.Add(page => page.Id, id?.ToString()));
    }

    /// <summary>Advances the clock until a condition holds: the page starts its timers later, on its circuit.</summary>
    public Task PassUntilAsync(TimeSpan step, Func<bool> condition) => Until.TrueAsync(() =>
    {
        Context.Clock.Advance(step);
        return condition();
    });

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
