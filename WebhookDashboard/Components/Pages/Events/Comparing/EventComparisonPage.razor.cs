using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>
/// Shows how an event differs from another one, by default from the previous event of its type at its endpoint. The first event
/// of the address is on the right: what only it has was added.
/// </summary>
public sealed partial class EventComparisonPage
{
    /// <summary>The minimum interval between two looks whether the events are still stored.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private (string Id, string? Other)? _asked;
    private EventComparison? _shown;
    private EventSummary? _first;
    private IReadOnlyList<string> _missing = [];
    private IReadOnlyList<EventSummary> _deleted = [];
    private bool _failed;
    private int? _current;
    private ElementReference _root;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The event on the left; null: the previous of the same type.</summary>
    [Parameter]
    public string? Other { get; set; }

    /// <summary>The filters of the list, which stay in every address.</summary>
    private string Query => new Uri(Navigation.Uri).Query;

    private string BackHref => $"events/{Id}{Query}";

    /// <summary>The event that is still stored, if one is.</summary>
    private string? Rest => new[] { Id, Other }.FirstOrDefault(id => id is not null && !_missing.Contains(id));

    private string LinkToRest => (Rest is { } rest ? $"events/{rest}" : "events") + Query;

    private string Position => _shown switch
    {
        null => "",
        { Count: 0 } => "No differences",
        var shown when _current is { } current => $"{Format.Count(current + 1)} of {Format.Count(shown.Count, "difference")} · {VisibleText.Of(shown.NameOf(current))}",
        var shown => Format.Count(shown.Count, "difference"),
    };

    private string Deleted => _deleted is [var one] ? $"Event {Format.Count(one.Sequence)} was deleted." : "Both events were deleted.";

    /// <summary>Moves to another difference.</summary>
    /// <param name="by">How many differences further down; negative: up.</param>
    [JSInvokable]
    public async Task StepAsync(int by)
    {
        if (_shown is not { Count: > 0 and var count } shown)
        {
            return;
        }

        var current = Math.Clamp(_current + by ?? (by > 0 ? 0 : count - 1), 0, count - 1);
        _current = current;
        StateHasChanged();
        await Script.CallAsync("reveal", current, shown.RowOf(current));
    }

    /// <summary>Goes back to the event.</summary>
    [JSInvokable]
    public void Close() => Navigation.NavigateTo(BackHref);

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            var looking = Own(new ThrottledCallback(BetweenLooks, LookAsync, DispatchExceptionAsync, Clock));
            Watch(EventLog.Deleted.Subscribe, looking.Signal);
            Watch(Statistics.Subscribe, looking.Signal); // Retention deletes without a signal.
        }
    }

    /// <summary>Not while prerendering: the same work would follow at once in the circuit.</summary>
    protected override Task OnParametersSetAsync() =>
        _asked == (Id, Other) || !RendererInfo.IsInteractive ? Task.CompletedTask : LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.MakeAsync("./Components/Pages/Events/Comparing/EventComparisonPage.razor.js", "attach", _root, Script.Lend(this));
        }
    }

    private string AddressOf(EventId right, EventId left) => $"events/{right}/compare/{left}{Query}";

    /// <summary>The previous comparison stays until the new one is there.</summary>
    private async Task LoadAsync()
    {
        var asked = (Id, Other);
        _asked = asked;
        var isRead = await Database.ReadAsync("two events to compare", async () =>
        {
            if (Other is null)
            {
                await GoToPreviousAsync(asked);
                return;
            }

            var (left, right) = (await ReadAsync(Other), await ReadAsync(Id));
            var compared = left is null || right is null ? null : await Task.Run(() => EventComparison.Of(left, right), Gone);
            if (_asked == asked)
            {
                Show(compared, [.. right is null ? [Id] : Array.Empty<string>(), .. left is null && Other != Id ? [Other!] : Array.Empty<string>()]);
            }
        });
        _failed |= !isRead && _asked == asked;
    }

    private void Show(EventComparison? compared, IReadOnlyList<string> missing, EventSummary? first = null)
    {
        (_shown, _missing, _first) = (compared, missing, first);
        (_failed, _deleted, _current) = (false, [], null);
    }

    private async Task<LoadedEvent?> ReadAsync(string id) =>
        EventId.TryParse(id, null, out var parsed)
        && await EventLog.FindAsync(parsed, Gone) is { } stored
        && await EventLog.ReadBodyStartAsync(parsed, ComparedBody.MaxRead, Gone) is { } body
            ? new LoadedEvent(stored, body)
            : null;

    private async Task GoToPreviousAsync((string Id, string? Other) asked)
    {
        var found = EventId.TryParse(asked.Id, null, out var id) ? await EventLog.FindAsync(id, Gone) : null;
        var previous = found is null ? null : await PreviousOfAsync(found.Summary);
        if (_asked != asked)
        {
            return;
        }

        if (previous is not null)
        {
            Navigation.NavigateTo(AddressOf(id, previous.Id), replace: true);
        }
        else
        {
            Show(null, found is null ? [asked.Id] : [], found?.Summary);
        }
    }

    private async Task<EventSummary?> PreviousOfAsync(EventSummary summary)
    {
        var same = new EventFilter { Endpoints = [summary.Endpoint], EventType = summary.EventType ?? EventFilter.NoType };
        for (long? before = summary.Sequence; before is not null;)
        {
            // A page may be empty and not the last one: it ends after some time, whatever it found.
            var page = await EventLog.PageAsync(same, new PageRequest(Before: before, Limit: 1), Gone);
            if (page.Items is [var previous, ..])
            {
                return previous;
            }

            before = page.NextBefore;
        }

        return null;
    }

    /// <summary>Looks whether the events are still stored. What is on the screen stays, whether or not they are.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_shown is not { } shown)
        {
            return;
        }

        await Database.ReadAsync(null, async () =>
        {
            var deleted = new List<EventSummary>();
            foreach (var one in new[] { shown.Left, shown.Right }.DistinctBy(one => one.Id))
            {
                if (await EventLog.FindAsync(one.Id, cancellationToken) is null)
                {
                    deleted.Add(one);
                }
            }

            if (_shown == shown && deleted.Count != _deleted.Count)
            {
                _deleted = deleted;
                StateHasChanged();
            }
        }); // If not, the next signal looks again.
    }
}
