using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The page's actions: pausing, showing waiting events, moving by keys.</summary>
public sealed partial class EventsPage : IEventsPageHost
{
    Task IEventsPageHost.KeyAsync(string key) => InvokeAsync(() => key switch
    {
        "j" => WalkAsync(1),
        "k" => WalkAsync(-1),
        "p" => PauseAsync(_follower?.PausedAt is null),
        "Escape" => CloseAsync(),
        _ => Task.CompletedTask,
    });

    Task IEventsPageHost.AtTopAsync(bool atTop) => InvokeAsync(async () =>
    {
        if (_follower is not null)
        {
            await _follower.SetAtTopAsync(atTop);
            StateHasChanged();
        }
    });

    async Task<string?> IEventsPageHost.CurlAsync()
    {
        string? curl = null;
        await InvokeAsync(async () => curl = _detail is null ? null : await _detail.CurlAsync());
        return curl;
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
            await (_script?.RevealAsync(next) ?? Task.CompletedTask);
        }
    }

    private Task CloseAsync()
    {
        if (Id is not null)
        {
            Navigation.NavigateTo(_view.AddressOf(null));
        }

        return Task.CompletedTask;
    }

    private async Task DeletedAsync(EventId id)
    {
        List.Remove(id);
        Navigation.NavigateTo(_view.AddressOf(null), replace: true);
        if (List.Held.Count == 0 && _follower is not null)
        {
            await _follower.ShowNewestAsync();
        }

        await ChangedAsync();
    }

    private Task ScrollToTopAsync() => _script?.ScrollToTopAsync() ?? Task.CompletedTask;
}
