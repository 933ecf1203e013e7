using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>The push band: senders, endpoints, the log and its readers, as they were within the window.</summary>
public sealed record PushFlow(
    IReadOnlyList<Sender> Senders, IReadOnlyList<FlowRow> Rows, IReadOnlyList<FlowLine> Lines, IReadOnlyList<FlowCursor> Cursors)
{
    public const int MostSenders = 4;
    public const int MostRows = 6;

    /// <summary>Readers with names of their own; more than these are summed up by what stands before the dot of their names.</summary>
    public const int MostCursors = 3;

    public static readonly PushFlow Empty = new([], [], [], []);

    /// <summary>How many endpoints received something; those without a row of their own are in the last one.</summary>
    public long Endpoints { get; private init; }

    internal static PushFlow Of(
        LogStatistics statistics,
        IReadOnlyDictionary<(Sender Sender, EndpointSlug Endpoint), int> sample,
        IReadOnlyList<ReaderState> readers,
        FlowCursor browser)
    {
        var busy = statistics.Endpoints.Where(one => one.Rate is { Events: > 0 }).OrderByDescending(one => one.Rate!.Events).ToList();
        var shown = busy.Count <= MostRows ? busy : busy[..(MostRows - 1)];
        IReadOnlyList<FlowRow> rows =
        [
            .. shown.Select(one => RowOf(one.Endpoint.Value, $"/hooks/{one.Endpoint}", [one.Rate!])),
            .. busy.Count > shown.Count
                ? [RowOf(null, $"{Format.Count(busy.Count - shown.Count)} others", [.. busy.Skip(shown.Count).Select(one => one.Rate!)])]
                : (IEnumerable<FlowRow>)[],
        ];

        var known = sample.Where(one => busy.Any(row => row.Endpoint == one.Key.Endpoint)).ToList();
        var bySender = known.GroupBy(one => one.Key.Sender)
            .OrderByDescending(group => group.Sum(one => one.Value)).ThenBy(group => group.Key.Name, StringComparer.Ordinal).ToList();
        var named = bySender.Count <= MostSenders ? bySender : bySender[..(MostSenders - 1)];
        IReadOnlyList<Sender> senders =
        [
            .. named.Select(group => group.Key),
            .. bySender.Count > named.Count ? [new Sender("Others", Format.Count(bySender.Count - named.Count, "sender"))] : (IEnumerable<Sender>)[],
        ];

        var all = known.Sum(one => one.Value);
        var lines = known
            .GroupBy(one => (
                From: Place(named.FindIndex(group => group.Key == one.Key.Sender), senders.Count),
                To: Place(shown.FindIndex(row => row.Endpoint == one.Key.Endpoint), rows.Count)))
            .Select(group => new FlowLine(group.Key.From, group.Key.To, (double)group.Sum(one => one.Value) / all))
            .ToList();
        return new PushFlow(senders, rows, lines, [browser, .. CursorsOf(readers, statistics.Head)]) { Endpoints = busy.Count };
    }

    /// <summary>What has no place of its own is in the last one.</summary>
    private static int Place(int index, int count) => index >= 0 ? index : count - 1;

    private static FlowRow RowOf(string? slug, string label, IReadOnlyList<EndpointRate> rates)
    {
        var verdicts = rates.SelectMany(rate => rate.Verdicts).GroupBy(one => one.Key)
            .ToDictionary(same => same.Key, same => same.Sum(one => one.Value));
        var troubled = verdicts.Where(one => one.Key.IsTrouble()).ToList();
        return new FlowRow(
            slug,
            label,
            [.. Enumerable.Range(0, rates[0].PerMinute.Count).Select(minute => rates.Sum(rate => rate.PerMinute[minute]))],
            rates.Sum(rate => rate.Events),
            troubled.Sum(one => one.Value),
            troubled.Count == 0 ? null : troubled.MaxBy(one => one.Value).Key,
            verdicts.GetValueOrDefault(Verdict.Valid));
    }

    private static IEnumerable<FlowCursor> CursorsOf(IReadOnlyList<ReaderState> readers, long head) =>
        readers.Count <= MostCursors
            ? readers.Select(one => CursorOf(one.Name, [one], head))
            : readers.GroupBy(one => one.Name.Split('.')[0]).Select(group => CursorOf(
                group.Count() == 1 ? group.First().Name : $"{group.Key} ({Format.Count(group.Count(), "reader")})", [.. group], head));

    private static FlowCursor CursorOf(string name, IReadOnlyList<ReaderState> readers, long head)
    {
        var last = readers.MaxBy(one => one.Lag)!;
        var failing = readers.Any(one => one.IsFailing);
        return new FlowCursor(
            char.ToUpperInvariant(name[0]) + name[1..],
            failing ? $"stopped at {Format.Count(last.Cursor)}: it will be tried again"
                : last.Lag == 0 ? $"at {Format.Count(head)}, none behind" // Its cursor moves with events of its endpoints alone.
                : $"at {Format.Count(last.Cursor)}, {Format.Count(last.Lag)} behind",
            last.Lag,
            IsFailing: failing);
    }
}
