using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>Reads the pages of rows that a list does not hold, one at a time.</summary>
internal sealed class RowReads(EventList list, ViewReads reads)
{
    private (RowLoad Load, Task<EventPage> Page)? _loading;

    /// <summary>Reading a page of rows, if it is under way.</summary>
    public Task Loading => _loading?.Page ?? Task.CompletedTask;

    /// <summary>
    /// Reads a page, unless it is being read. Each live update asks for the rows in sight anew and cancels what it asked before: a page
    /// that takes longer than until the next update would never be there.
    /// </summary>
    public Task<EventPage> LoadAsync(RowLoad load)
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
