namespace WebhookDashboard.Components.Pages.Events;

/// <summary>Selecting all events: what the list holds first, then all that match.</summary>
public sealed partial class EventsPage
{
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
