using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Pages.Events.List.Columns;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Components.Pages.Events.List.Rows;

/// <summary>One event in the list. Its link covers the whole row, so that every kind of click works anywhere on it.</summary>
public sealed partial class EventListRow
{
    /// <summary>A row younger than this fades in.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private bool _isFresh;
    private bool _changed = true;
    private (EventSummary? Event, string? Href, bool IsOpen, bool IsSelected, SearchText? Search, ListColumns? Columns, RowBody? Body) _shown;

    [Parameter, EditorRequired]
    public EventSummary Event { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Whether it is selected for an action. The page's script reports clicks on its check box.</summary>
    [Parameter]
    public bool IsSelected { get; set; }

    /// <summary>What to mark; null: nothing.</summary>
    [Parameter]
    public SearchText? Search { get; set; }

    [Parameter]
    public ListColumns Columns { get; set; } = ListColumns.Usual;

    /// <summary>What is shown of the body; null until it is read.</summary>
    [Parameter]
    public RowBody? Body { get; set; }

    private string? ProviderId => Event.ProviderEventId is { } id ? VisibleText.OfLine(id) : null;

    private string? Type => Event.EventType is { } type ? VisibleText.Of(type) : null;

    protected override void OnParametersSet()
    {
        var now = (Event, Href, IsOpen, IsSelected, Search, Columns, Body);
        _changed = now != _shown;
        if (_shown.Event?.Id != Event.Id)
        {
            _isFresh = Clock.GetUtcNow() - Event.ReceivedAt < Fresh;
        }

        _shown = now;
    }

    protected override bool ShouldRender() => _changed;
}
