using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>Selecting all events: what the list holds first, then all that match.</summary>
public sealed partial class EventsPage
{
    /// <summary>How many stored events match the filters; null while it is not known.</summary>
    private EventCount? Matching =>
        _reader.Matching ?? (_view.IsAll && Statistics.Latest is { } latest ? new EventCount(latest.Events) : null);

    private Task SelectAllAsync()
    {
        if (List.Held.All(row => _selection.Contains(row.Id)))
        {
            return SelectAllMatchingAsync();
        }

        _selection.Add(List.Held.Select(row => row.Id));
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task SelectAllMatchingAsync()
    {
        if (List.Held.Count > 0)
        {
            _selection.AddAllMatching();
        }

        StateHasChanged();
        return Task.CompletedTask;
    }
}
