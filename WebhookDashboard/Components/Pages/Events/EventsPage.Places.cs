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

    private Task RevealPlaceAsync() => List.IsPlaced ? _script.CallAsync("reveal", List.First, true) : ScrollToTopAsync();

    /// <summary>Takes the place out of the address once the user has scrolled up to the newest event.</summary>
    private void LeavePlace()
    {
        if (_hold.AtTop && _view.At is not null && _reader.ShownView == _view && !List.IsPlaced)
        {
            Navigation.NavigateTo((_view with { At = null }).AddressOf(Open), replace: true);
        }
    }

    private Task ReachTopAsync()
    {
        LeavePlace();
        return ReleaseAsync();
    }

    private async Task GoToAsync()
    {
        switch (await GoToDialog.AskAsync(Dialogs, _view.At, FindEventAsync))
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
            await _reader.ShowNewestAsync();
            await ScrollToTopAsync();
        }
    }

    private async Task GoToOldestAsync()
    {
        EventPage? oldest = null;
        await Database.TryAsync("go to the oldest event", async () => oldest = await EventLog.PageAsync(List.Filter, new PageRequest(After: 0, Limit: 1), Gone));
        if (oldest?.Items is [var row, ..])
        {
            await GoToTimeAsync(row.ReceivedAt);
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

    /// <summary>Reads the columns that this browser remembers.</summary>
    private async Task ReadColumnsAsync()
    {
        var kept = await _script.AskAsync<string?>("columns", Gone);
        _columns ??= ListColumns.Parse(kept);
    }

    private async Task ChooseColumnsAsync()
    {
        if (await ColumnsDialog.AskAsync(Dialogs, Columns) is { } columns)
        {
            _columns = columns;
            var keeping = _script.CallAsync("keepColumns", columns.IsUsual ? null : columns.ToString());
            StateHasChanged();
            await keeping;
        }
    }
}
