using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>Reads the rows that a list does not hold, one page at a time: at once, or in the background where a search goes far.</summary>
/// <param name="list">The list.</param>
/// <param name="reads">Reads a page.</param>
/// <param name="failures">Retries what could not be read.</param>
/// <param name="isShown">Whether the list shows the view that was asked for.</param>
/// <param name="beginning">The read of the list's first page in progress, if any.</param>
/// <param name="changed">Called whenever a search has gone further.</param>
internal sealed class RowReads(
    EventList list, ViewReads reads, FailedReads failures, Func<bool> isShown, Func<Task> beginning, Func<Task> changed)
{
    /// <summary>The maximum number of pages read for one range of rows; a range is a screen, so one is usual.</summary>
    private const int MaxLoads = 10;

    private (RowLoad Load, Task<EventPage> Page)? _loading;

    /// <summary>Reading a page of rows, if it is under way.</summary>
    public Task Loading => _loading?.Page ?? Task.CompletedTask;

    /// <summary>Continues a search that the log ended early.</summary>
    public ListSearch Search => field ??= new ListSearch(list, SearchOnAsync, changed);

    /// <summary>Returns the rows of a range; reads those that are not held.</summary>
    public async ValueTask<IReadOnlyList<EventSummary>> RowsAsync(int start, int count, CancellationToken cancellationToken)
    {
        await failures.TryAsync(UnreadParts.Range, async () =>
        {
            for (var i = 0; i < MaxLoads && isShown() && list.Missing(start, count) is { } load; i++)
            {
                if (load.IsFar || (await LoadAsync(load).WaitAsync(cancellationToken)).IsPartOf(load.Request))
                {
                    Search.Ask(start, count);
                    return false; // Whether the rows can be read is known later.
                }
            }

            return true;
        });
        return [.. list.Rows(start, count)];
    }

    /// <returns>False if the log can't be read: the retries ask for the rows again.</returns>
    private async Task<bool> SearchOnAsync(RowLoad load)
    {
        if (!beginning().IsCompleted)
        {
            await beginning(); // The list begins anew.
            return isShown();
        }

        return await failures.TryAsync(UnreadParts.Range, async () =>
        {
            await LoadAsync(load);
            return true;
        });
    }

    /// <summary>
    /// Reads a page, unless it is being read. Each live update asks for the rows in sight anew and cancels what it asked before: a page
    /// that takes longer than until the next update would never be there.
    /// </summary>
    private Task<EventPage> LoadAsync(RowLoad load)
    {
        if (_loading is not { Page.IsCompleted: false } loading
            || (loading.Load.Request, loading.Load.Beginning) != (load.Request, load.Beginning))
        {
            _loading = loading = (load, ReadAsync(load));
        }

        return loading.Page;
    }

    private async Task<EventPage> ReadAsync(RowLoad load)
    {
        var ended = reads.Ended;
        try
        {
            var page = await reads.PageAsync(list.Filter, load.Request, ended);
            list.Take(load, page);
            return page;
        }
        catch (OperationCanceledException) when (reads.HaveOnlyEnded(ended))
        {
            return new EventPage([], NextBefore: null);
        }
    }
}
