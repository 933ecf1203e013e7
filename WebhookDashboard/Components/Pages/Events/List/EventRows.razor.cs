using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>The rows of the list, of which the browser holds those in sight.</summary>
public sealed partial class EventRows
{
    private Virtualize<EventSummary>? _rows;

    /// <summary>Reads a range of rows, and says how many there are.</summary>
    [Parameter, EditorRequired]
    public ItemsProviderDelegate<EventSummary> Provide { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    [Parameter]
    public EventId? Open { get; set; }

    /// <summary>What stands where there are no rows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What scrolls.</summary>
    public ElementReference Scroll { get; private set; }

    /// <summary>Takes the rows in sight anew; they are shown at the next rendering.</summary>
    public async Task RefreshAsync()
    {
        if (_rows is { } rows)
        {
            await rows.RefreshDataAsync();
        }
    }

    private ValueTask<ItemsProviderResult<EventSummary>> ProvideAsync(ItemsProviderRequest request) => Provide(request);
}
