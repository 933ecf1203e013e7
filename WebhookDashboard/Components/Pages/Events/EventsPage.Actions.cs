using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>What the page's script calls, and the page's actions: pausing, showing waiting events, moving by keys.</summary>
public sealed partial class EventsPage
{
    /// <param name="key">The browser's name of the key; only those of the legend are passed.</param>
    [JSInvokable]
    public Task KeyAsync(string key) => key switch
    {
        "j" => WalkAsync(1),
        "k" => WalkAsync(-1),
        "?" => Dialogs.ShowAsync<KeySheet>("Keys"),
        "p" => PauseAsync(),
        "g" => GoToAsync(),
        "Home" => GoToNewestAsync(),
        "End" => GoToTimeAsync(EventsView.Oldest),
        "Control+A" => SelectAllAsync(),
        "Delete" => DeleteSelectedAsync(),
        "Escape" when !_selection.IsEmpty => UnselectAsync(),
        "Escape" => CloseAsync(),
        _ => Task.CompletedTask,
    };

    /// <summary>Selects an event, or unselects it.</summary>
    /// <param name="id">The event.</param>
    /// <param name="range">Whether to select also what is between it and the one before.</param>
    [JSInvokable]
    public async Task SelectAsync(string id, bool range)
    {
        if (!EventId.TryParse(id, null, out var selected))
        {
            return;
        }

        if (range && _selection.Anchor is { } anchor && List.IndexOf(anchor) is >= 0 and var from && List.IndexOf(selected) is >= 0 and var to)
        {
            var rows = await _reader.RowsAsync(Math.Min(from, to), Math.Min(Math.Abs(to - from) + 1, EventList.MaxHeld), CancellationToken.None);
            _selection.Add(rows.Select(row => row.Id));
        }
        else
        {
            _selection.Toggle(selected);
        }

        StateHasChanged();
    }

    /// <summary>Whether the list is scrolled to its top.</summary>
    [JSInvokable]
    public Task AtTopAsync(bool atTop)
    {
        _hold.AtTop = atTop;
        LeavePlace();
        return ReleaseAsync();
    }

    /// <summary>Whether the pointer is over the rows, or the keyboard moves among them.</summary>
    [JSInvokable]
    public Task InUseAsync(bool inUse)
    {
        _hold.InUse = inUse;
        return ReleaseAsync();
    }

    /// <summary>The text to copy of the open event; null if there is none.</summary>
    /// <param name="what">A <see cref="SnippetFormat"/>; or <c>body</c>.</param>
    [JSInvokable]
    public async Task<CopiedText?> CopiedAsync(string what)
    {
        if (!Enum.TryParse<SnippetFormat>(what, ignoreCase: true, out var format))
        {
            return _detail?.BodyText is { } body ? new CopiedText(body) : null;
        }

        CopiedText? copied = null;
        await Database.TryAsync("copy the event", async () => copied = _detail is null ? null : await _detail.SnippetAsync(format));
        return copied;
    }

    /// <summary>Says that the file of a copied text was downloaded.</summary>
    [JSInvokable]
    public void Downloaded(string name) => Snackbar.Add(CopiedFile.NoticeOf(name), Severity.Normal);

    /// <summary>The browser copies, since only it knows whether it may.</summary>
    private Task CopyAsAsync(SnippetFormat format) => Script.CallAsync("copy", format.ToString());

    private async ValueTask<ItemsProviderResult<RowSlot>> ProvideAsync(ItemsProviderRequest request)
    {
        await _reader.RowsAsync(request.StartIndex, request.Count, request.CancellationToken);
        if (_wasPlaced && !List.IsPlaced)
        {
            Update(ReachTopAsync);
        }

        _wasPlaced = List.IsPlaced;
        return new ItemsProviderResult<RowSlot>(List.Slots(request.StartIndex, request.Count), List.Length);
    }

    private Task PauseAsync()
    {
        _hold.PausedAt = _hold.PausedAt is null ? Clock.GetUtcNow() : null;
        Live.IsPaused = _hold.PausedAt is not null;
        return ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        var beginning = List.Beginning;
        await _reader.ReleaseAsync();
        StateHasChanged();
        if (beginning != List.Beginning && List.IsPlaced)
        {
            await RevealPlaceAsync();
        }
    }

    /// <summary>Scrolls the list to the open event.</summary>
    private async Task RevealOpenAsync()
    {
        if (Open is not { } open)
        {
            return;
        }

        try
        {
            await Database.ReadAsync("the row of the open event", async () =>
            {
                var index = await _reader.FindAsync(open);
                await ChangedAsync();
                _hold.AtTop = !await Script.AskAsync<bool>("reveal", Gone, index);
            });
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private async Task WalkAsync(int step)
    {
        var at = Open is { } open ? List.IndexOf(open) : -1;
        var next = at < 0 ? List.First : at + step;
        if (next < List.Top)
        {
            return;
        }

        await _reader.RowsAsync(next, 1, CancellationToken.None);
        if (List.At(next) is { } row)
        {
            // Moving by keys leaves one step in the browser's history, not one for each event.
            Navigation.NavigateTo(_view.AddressOf(row.Id), replace: Id is not null);
            await Script.CallAsync("focus", next);
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

    private async Task DeleteSelectedAsync()
    {
        await UnselectDeletedAsync(Gone);
        if (_selection.IsAllMatching)
        {
            await DeleteMatchingAsync();
        }
        else if (_selection.Ids.Count > 0)
        {
            await DeleteAsync(_selection.Ids);
        }
    }

    /// <summary>Unselects what was deleted elsewhere, or is about to be.</summary>
    private async Task UnselectDeletedAsync(CancellationToken cancellationToken)
    {
        EventId[] selected = [.. _selection.Ids];
        await Database.ReadAsync(null, async () =>
        {
            var stored = selected.Length == 0 ? null : await EventLog.FindStoredAsync(selected, cancellationToken);
            if (stored is not null && _selection.Remove(selected.Where(
                id => !stored.Contains(id) || Deletions.Holds<EventsToDelete>(waiting => waiting.Ids.Contains(id)))))
            {
                StateHasChanged();
            }
        }); // If not, the next signal looks again.
    }

    private async Task DeleteAsync(IReadOnlyCollection<EventId> ids)
    {
        var (log, events) = (EventLog, new EventsToDelete(ids));
        var (count, one) = (Format.Count(events.Ids.Count), events.Ids.Count == 1 ? events.Ids.Single() : (EventId?)null);
        var question = new DeletionQuestion(
            one is null ? $"Delete {count} events?" : "Delete this event?",
            one is null ? "This deletes the events for everyone, pinned ones too." : "This deletes the event for everyone.",
            "Delete")
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

    private string NameToType => _view.Endpoints is [var slug] ? Directory.Find(slug)?.Name is { Length: > 0 } name ? name : slug.Value : "delete";

    /// <summary>Opens the event again whose deletion was undone.</summary>
    private Task UndoneAsync(EventId? id) => InvokeAsync(async () =>
    {
        if (!IsGone && id is { } back)
        {
            await _reader.ShowNewestAsync();
            Navigation.NavigateTo(_view.AddressOf(back));
            await RevealOpenAsync();
        }
    });

    private Task ScrollToTopAsync() => Script.CallAsync("toTop");
}
