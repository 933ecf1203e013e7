using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The page's actions: pausing, showing waiting events, moving by keys.</summary>
public sealed partial class EventsPage : IEventsPageHost
{
    Task IEventsPageHost.KeyAsync(string key) => InvokeAsync(() => key switch
    {
        "j" => WalkAsync(1),
        "k" => WalkAsync(-1),
        "?" => Dialogs.ShowAsync<KeySheet>("Keys", new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall }),
        "p" => PauseAsync(_follower?.PausedAt is null),
        "Delete" => DeleteSelectedAsync(),
        "Escape" when _selection.Ids.Count > 0 => UnselectAsync(),
        "Escape" => CloseAsync(),
        _ => Task.CompletedTask,
    });

    Task IEventsPageHost.SelectAsync(string id, bool range) => InvokeAsync(async () =>
    {
        if (EventId.TryParse(id, null, out var selected))
        {
            await SelectAsync(selected, range);
            StateHasChanged();
        }
    });

    Task IEventsPageHost.AtTopAsync(bool atTop) => InvokeAsync(async () =>
    {
        if (_follower is not null)
        {
            await _follower.SetAtTopAsync(atTop);
            StateHasChanged();
        }
    });

    Task IEventsPageHost.InUseAsync(bool inUse) => InvokeAsync(async () =>
    {
        if (_follower is not null)
        {
            await _follower.SetInUseAsync(inUse);
            StateHasChanged();
        }
    });

    async Task<string?> IEventsPageHost.CopiedAsync(string what)
    {
        string? copied = null;
        await InvokeAsync(async () => copied = _detail is null ? null : what == "body" ? _detail.BodyText : await _detail.CurlAsync());
        return copied;
    }

    private async ValueTask<ItemsProviderResult<EventSummary>> ProvideAsync(ItemsProviderRequest request)
    {
        if (_follower is null)
        {
            return new ItemsProviderResult<EventSummary>([], 0);
        }

        var rows = await _follower.RowsAsync(request.StartIndex, request.Count, request.CancellationToken);
        return new ItemsProviderResult<EventSummary>(rows, List.Length);
    }

    private async Task PauseAsync(bool pause)
    {
        if (_follower is not null)
        {
            await _follower.SetPausedAsync(pause);
            Live.IsPaused = pause;
            StateHasChanged();
        }
    }

    /// <summary>Scrolls the list to the open event. The list holds still meanwhile, as it does once it is scrolled.</summary>
    private async Task RevealOpenAsync()
    {
        try
        {
            if (_follower is not null && _script is not null && Open is { } open)
            {
                await _follower.SetAtTopAsync(false);
                var index = await _follower.FindAsync(open);
                await ChangedAsync();
                await _follower.SetAtTopAsync(!await _script.RevealAsync(index, _left.Token));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The event is open all the same.
            Log.RowNotFound(Logger, e);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private async Task ShowNewAsync()
    {
        if (_follower is not null)
        {
            await _follower.ShowNewestAsync();
            await ScrollToTopAsync();
        }
    }

    private Task TryAgainAsync() => _follower?.TryAgainAsync() ?? Task.CompletedTask;

    private async Task WalkAsync(int step)
    {
        if (_follower is null)
        {
            return;
        }

        var at = Open is { } open ? List.IndexOf(open) : -1;
        var next = at < 0 ? 0 : at + step;
        if (next < 0)
        {
            return;
        }

        await _follower.RowsAsync(next, 1, CancellationToken.None);
        if (List.At(next) is { } row)
        {
            // Moving by keys leaves one step in the browser's history, not one for each event.
            Navigation.NavigateTo(_view.AddressOf(row.Id), replace: Id is not null);
            await (_script?.FocusAsync(next) ?? Task.CompletedTask);
        }
    }

    private Task UnselectAsync()
    {
        _selection.Clear();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task CloseAsync()
    {
        if (Id is not null)
        {
            Navigation.NavigateTo(_view.AddressOf(null));
        }

        return Task.CompletedTask;
    }

    /// <summary>Selects an event, or unselects it; with a range also what is between it and the one before.</summary>
    private async Task SelectAsync(EventId id, bool range)
    {
        if (!range || _follower is null || _selection.Anchor is not { } anchor || List.IndexOf(anchor) is not (>= 0 and var from) || List.IndexOf(id) is not (>= 0 and var to))
        {
            _selection.Toggle(id);
            return;
        }

        var rows = await _follower.RowsAsync(Math.Min(from, to), Math.Min(Math.Abs(to - from) + 1, EventList.MaxHeld), CancellationToken.None);
        _selection.Add(rows.Select(row => row.Id));
    }

    private Task DeleteSelectedAsync() => _selection.Ids.Count == 0 ? Task.CompletedTask : DeleteAsync(_selection.Ids);

    private async Task DeleteAsync(IReadOnlyCollection<EventId> ids)
    {
        var (log, events) = (EventLog, new EventsToDelete(ids));
        var (count, one) = (Format.Count(events.Ids.Count), events.Ids.Count == 1 ? events.Ids.Single() : (EventId?)null);
        var question = new DeletionQuestion(
            one is null ? $"Delete {count} events?" : "Delete this event?", one is null ? "This deletes the events for everyone." : "This deletes the event for everyone.", "Delete")
        {
            Name = events.Ids.Count > DeletionQuestion.MostUnnamed ? NameToType : null,
        };
        var agreed = await Deleter.DeleteAsync(
            question, events, one is null ? $"{count} events deleted." : "Event deleted.", () => log.DeleteAsync(events.Ids, CancellationToken.None), () => UndoneAsync(one));
        if (agreed)
        {
            _selection.Clear();
            if (Open is { } open && events.Ids.Contains(open))
            {
                Navigation.NavigateTo(_view.AddressOf(null), replace: true);
            }
        }
    }

    /// <summary>Deletes what matches the filters now; what arrives later stays.</summary>
    private async Task DeleteMatchingAsync()
    {
        if (_follower?.Matching is not { Count: > 0 } matching)
        {
            return;
        }

        var (log, now, count) = (EventLog, Clock.GetUtcNow(), Format.Count(matching));
        var filter = List.Filter;
        filter = filter with { To = filter.To < now ? filter.To : now };
        var question = new DeletionQuestion(
            matching.Count == 1 ? "Delete the matching event?" : $"Delete {count} matching events?",
            "This deletes every event that matches the filters for everyone, shown or not. Events that arrive from now on stay.",
            "Delete")
        {
            Name = matching is { IsExact: true, Count: <= DeletionQuestion.MostUnnamed } ? null : NameToType,
        };
        await Deleter.DeleteAsync(question, filter, $"Deleting {count} {(matching.Count == 1 ? "event" : "events")}.", () => log.DeleteAsync(filter, CancellationToken.None));
    }

    private string NameToType => _view.Endpoints is [var slug] ? Directory.Find(slug)?.Name is { Length: > 0 } name ? name : slug.Value : "delete";

    /// <summary>Opens the event again whose deletion was undone.</summary>
    private Task UndoneAsync(EventId? id) => InvokeAsync(async () =>
    {
        if (!IsGone && _follower is not null && id is { } back)
        {
            await _follower.ShowNewestAsync();
            Navigation.NavigateTo(_view.AddressOf(back));
            await RevealOpenAsync();
        }
    });

    private Task ScrollToTopAsync() => _script?.ScrollToTopAsync() ?? Task.CompletedTask;
}
