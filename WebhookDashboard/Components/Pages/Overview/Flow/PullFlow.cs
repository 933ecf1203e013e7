using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>The pull band: who asked which API what, and how much of it told nothing new.</summary>
/// <param name="Source">The API that was asked most.</param>
/// <param name="MedianMs">How long its answers took.</param>
/// <param name="Rows">What was asked, the most frequent first.</param>
/// <param name="Calls">All calls within the window.</param>
/// <param name="NothingNew">Those that told nothing new.</param>
public sealed record PullFlow(string? Source, double MedianMs, IReadOnlyList<PullRow> Rows, long Calls, long NothingNew)
{
    public const int MostRows = 4;

    public static readonly PullFlow Empty = new(null, 0, [], 0, 0);

    /// <summary>How many of the calls are polls of a comparison.</summary>
    public long Polls { get; private init; }

    /// <summary>When the comparison last began to ask; null when it did not.</summary>
    public DateTimeOffset? ComparisonSince { get; private init; }

    /// <summary>When the last call of a person was started, as ticks; null when there was none.</summary>
    public long? LastStart { get; private init; }

    public bool HasComparison => Rows.Any(row => row.IsComparison);

    public bool HasPerson => Rows.Any(row => !row.IsComparison);

    internal static PullFlow Of(IReadOnlyList<RecentCall> calls, DateTimeOffset now, int minutes)
    {
        if (calls.Count == 0)
        {
            return Empty;
        }

        var rows = calls.GroupBy(call => (Path: call.Path.Split('?')[0], call.IsOnlyCounted))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Path, StringComparer.Ordinal)
            .Select(group => RowOf(group.Key.Path, group.Key.IsOnlyCounted, [.. group], now, minutes))
            .ToList();
        IReadOnlyList<PullRow> shown = rows.Count <= MostRows ? rows :
            [.. rows[..(MostRows - 1)], Sum($"{rows.Count - MostRows + 1} others", rows[(MostRows - 1)..])];
        return new PullFlow(
            calls.CountBy(call => call.Source).MaxBy(one => one.Value).Key,
            calls.Select(call => call.TotalMs).Order().ElementAt(calls.Count / 2),
            shown,
            calls.Count,
            calls.Count(call => call.Told is Domain.Pull.Told.NothingNew))
        {
            Polls = calls.Count(call => call.IsOnlyCounted),
            LastStart = calls.LastOrDefault(call => !call.IsOnlyCounted)?.StartedAt.UtcTicks,
            ComparisonSince = SinceOf([.. calls.Where(call => call.IsOnlyCounted).Select(call => call.StartedAt)]),
        };
    }

    private static PullRow RowOf(string path, bool isComparison, IReadOnlyList<RecentCall> calls, DateTimeOffset now, int minutes)
    {
        var perMinute = new long[minutes];
        foreach (var call in calls)
        {
            var ago = (int)Math.Max((now - call.StartedAt).TotalMinutes, 0);
            if (ago < minutes)
            {
                perMinute[minutes - 1 - ago]++;
            }
        }

        return new PullRow(
            path,
            isComparison,
            perMinute,
            calls.Count,
            calls.Count(call => call.Told is Domain.Pull.Told.NothingNew),
            calls.Count(call => call.Told is null));
    }

    private static PullRow Sum(string label, IReadOnlyList<PullRow> rows) => new(
        label,
        rows.All(row => row.IsComparison),
        [.. Enumerable.Range(0, rows[0].PerMinute.Count).Select(minute => rows.Sum(row => row.PerMinute[minute]))],
        rows.Sum(row => row.Calls),
        rows.Sum(row => row.NothingNew),
        rows.Sum(row => row.Failed));

    /// <summary>The first call after the last pause of a minute.</summary>
    private static DateTimeOffset? SinceOf(IReadOnlyList<DateTimeOffset> starts)
    {
        DateTimeOffset? since = null, before = null;
        foreach (var start in starts)
        {
            since = before is null || start - before > TimeSpan.FromMinutes(1) ? start : since;
            before = start;
        }

        return since;
    }
}
