using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>One way to read a list.</summary>
/// <param name="Name">The printed name.</param>
/// <param name="RunAsync">Reads the list once with a filter; the number is that of the try.</param>
internal sealed record ListRead(string Name, Func<FilledLog, EventFilter, int, Task> RunAsync)
{
    public static readonly IReadOnlyList<ListRead> All =
    [
        new("first page", (log, filter, _) => log.Log.PageAsync(filter, new PageRequest(Limit: 100), CancellationToken.None)),
        new("deep page", (log, filter, i) => log.Log.PageAsync(
            filter, new PageRequest(Before: (log.Count / 2) + (i * 7 % 1_000), Limit: 100), CancellationToken.None)),
        new("count", (log, filter, _) => log.Log.CountAsync(filter, after: 0, long.MaxValue, CancellationToken.None)),
        new("histogram", (log, filter, _) => log.Get<IEventHistograms>().ReadAsync(new HistogramRequest(filter, HistogramBy.Verdict), CancellationToken.None)),
        new("forward", (log, filter, i) => log.Log.ReadForwardAsync(
            filter, (log.Count / 2) + (i * 7 % 1_000), long.MaxValue, limit: 100, CancellationToken.None)),
    ];
}
