using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Components.Events.List;

/// <summary>Scrolls a list as a browser does: range by range, reading what is missing.</summary>
internal static class Scrolled
{
    private const int Screen = 40;

    public static List<EventSummary> To(EventList list, MemoryLog log, int start, int count, Action? read = null)
    {
        while (list.Missing(start, count) is { } load)
        {
            read?.Invoke();
            list.Take(load, log.Page(list.Filter, load.Request));
        }

        return [.. list.Rows(start, count)];
    }

    /// <summary>Scrolls up to the first row, then down to the last.</summary>
    /// <param name="list">The list.</param>
    /// <param name="log">Its log.</param>
    /// <param name="moved">Called after each step.</param>
    public static List<EventSummary> ThroughAll(EventList list, MemoryLog log, Action? moved = null)
    {
        for (var top = list.First; top > list.Top || list is { IsPlaced: true, IsShort: true };)
        {
            if (list is { IsPlaced: true, IsShort: true, Held: [var first, ..] })
            {
                // It has no room for what is above: it begins anew there.
                list.Reset(list.Filter, PlacedPage.ReadAsync(log, list.Filter, new ListPlace(null, first.Sequence), CancellationToken.None).Result);
                top = list.First;
            }

            top = Math.Max(list.Top, top - Screen);
            To(list, log, top, Screen);
            moved?.Invoke();
        }

        var rows = new List<EventSummary>();
        for (var start = list.Top; start < list.Length; start += Screen)
        {
            rows.AddRange(To(list, log, start, Screen));
            moved?.Invoke();
        }

        return rows;
    }
}
