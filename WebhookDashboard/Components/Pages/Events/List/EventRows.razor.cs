using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>The rows of the list. The browser holds only the visible ones.</summary>
public sealed partial class EventRows
{
    private readonly RowKeys _keys = new();
    private Virtualize<EventSummary>? _rows;

    /// <summary>Reads a range of rows and the number of all rows.</summary>
    [Parameter, EditorRequired]
    public ItemsProviderDelegate<EventSummary> Provide { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    [Parameter]
    public EventId? Open { get; set; }

    [Parameter]
    public EventSelection Selection { get; set; } = new();

    /// <summary>Shown if there are no rows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The element that scrolls.</summary>
    public ElementReference Scroll { get; private set; }

    /// <summary>Requests the visible rows again; they appear with the next rendering.</summary>
    public Task RefreshAsync() => _rows?.RefreshDataAsync() ?? Task.CompletedTask;

    private async ValueTask<ItemsProviderResult<EventSummary>> ProvideAsync(ItemsProviderRequest request)
    {
        var result = await Provide(request);
        _keys.Show(result.Items);
        return result;
    }
}
