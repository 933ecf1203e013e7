using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Components.Events;

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

    public static List<EventSummary> ThroughAll(EventList list, MemoryLog log)
    {
        var rows = new List<EventSummary>();
        for (var start = 0; start < list.Length; start += Screen)
        {
            rows.AddRange(To(list, log, start, Screen));
        }

        return rows;
    }
}
