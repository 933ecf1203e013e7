using WebhookDashboard.Components.Pages.Events.List.Columns;
using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>Where the list begins, how one goes elsewhere, and which columns it has there.</summary>
public sealed partial class EventsPage
{
    /// <summary>The event to scroll to once it is open.</summary>
    private EventId? _sought;

    private ListColumns? _columns;

    private int _rowHeight;

    /// <summary>Whether the list was at a place when its rows were last provided.</summary>
    private bool _wasPlaced;

    /// <summary>Those that were chosen, or that this browser remembers.</summary>
    private ListColumns Columns => _columns ?? ListColumns.Usual;

    private async Task ShowViewAsync(bool sameFilters)
    {
        if (!sameFilters)
        {
            _selection.Clear();
        }

        await _reader.ShowAsync(_view);
        await RevealPlaceAsync();
    }

    private Task RevealPlaceAsync() => List.IsPlaced ? Script.CallAsync("reveal", Math.Min(List.First, List.Length - 1), true) : ScrollToTopAsync();

    /// <summary>Takes the place out of the address once the user has scrolled up to the newest event.</summary>
    private void LeavePlace()
    {
        if (_hold.AtTop && _view.At is not null && _reader.ShownView == _view && !List.IsPlaced)
        {
            _view = _view with { At = null }; // Nothing has to be read again.
            Navigation.NavigateTo(_view.AddressOf(Open), replace: true);
        }
    }

    private Task ReachTopAsync()
    {
        LeavePlace();
        return ReleaseAsync();
    }

    private async Task GoToAsync()
    {
        switch (await GoToDialog.AskAsync(Dialogs, _view.At == EventsView.Oldest ? null : _view.At, FindEventAsync))
        {
            case EventId id:
                await GoToEventAsync(id);
                break;
            case DateTimeOffset time:
                await GoToTimeAsync(time);
                break;
        }
    }

    private async Task GoToNewestAsync()
    {
        if (_view.At is not null)
        {
            Navigation.NavigateTo((_view with { At = null }).AddressOf(Open));
        }
        else
        {
            List.IsStopped = false;
            var showing = _reader.ShowWaitingAsync();
            StateHasChanged(); // A search may take long.
            await showing;
            await ScrollToTopAsync();
        }
    }

    private async Task GoToTimeAsync(DateTimeOffset time)
    {
        if (_view.At == time)
        {
            await ShowViewAsync(sameFilters: true);
        }
        else
        {
            Navigation.NavigateTo((_view with { At = time }).AddressOf(Open));
        }
    }

    private async Task GoToEventAsync(EventId id)
    {
        if (Open == id && _view.At is null)
        {
            await RevealOpenAsync();
        }
        else
        {
            _sought = id;
            Navigation.NavigateTo((_view with { At = null }).AddressOf(id));
        }
    }

    /// <summary>Finds an event by its id or its number.</summary>
    private async Task<EventId?> FindEventAsync(string text)
    {
        if (EventId.TryParse(text, null, out var id))
        {
            return await EventLog.FindAsync(id, Gone) is null ? null : id;
        }

        var isNumber = long.TryParse(
            text.TrimStart('#'), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture, out var sequence);
        return isNumber && sequence is > 0 and < long.MaxValue
            && await EventLog.PageAsync(EventFilter.All, new PageRequest(Before: sequence + 1, Limit: 1), Gone) is { Items: [var found] } && found.Sequence == sequence
                ? found.Id
                : null;
    }

    /// <summary>Reads how high the rows of this browser are, and which columns it remembers.</summary>
    private async Task ReadColumnsAsync()
    {
        var height = Script.AskAsync<int>("rowHeight", Gone);
        var kept = await Script.AskAsync<string?>("columns", Gone);
        _columns ??= ListColumns.Parse(kept);
        _rowHeight = await height;
    }

    private async Task ChooseColumnsAsync()
    {
        if (await ColumnsDialog.AskAsync(Dialogs, Columns) is { } columns)
        {
            _columns = columns;
            var keeping = Script.CallAsync("keepColumns", columns.IsUsual ? null : columns.ToString());
            StateHasChanged();
            await keeping;
        }
    }
}
